import { blocks, type Items } from "../block.js";
import type { Field } from "../field.js";
import { string } from "../field.js";
import { readAt } from "../owner.js";
import { Property } from "../property.js";
import type { Part, View } from "../view.js";
import { type Connection, connection, type Named } from "./connection.js";

interface ParameterGroup extends View {
  readonly parameters: readonly Parameter[];
}

interface Parameter {
  readonly name: Property<string>;
  readonly value: Property<string>;
}

interface Warehouses extends View {
  readonly family: Property<string>;
  readonly parameters: Items<Listed>;
}

interface Listed extends Parameter, Part {}

const ofTerraform: Field<Items<Listed>> = blocks("Parameters", "parameter", {
  name: string("ParameterName", "name"),
  value: string("ParameterValue", "value"),
});

const listed: Field<readonly Parameter[]> = {
  ...ofTerraform,
  read: (owner) => ofTerraform.read(owner).items,
};

/** In CloudFormation the names of most parameters are keys. */
const keyed: Field<readonly Parameter[]> = {
  cloudformation: "Parameters",
  terraform: undefined,
  type: "map",
  alternative: { ...ofTerraform, cloudformation: undefined },
  read(owner) {
    if (owner.resource.dialect === "terraform") return listed.read(owner);
    const { raw: map, resource } = readAt(owner, keyed);
    if (map.state !== "record") return [];
    return map.names.map((key): Parameter => {
      const value = map.get(key);
      const place = { use: value.use, source: value.source };
      const property = (raw: Property<string>["raw"]): Property<string> =>
        new Property(
          { resource, name: key, raw, use: raw.use, missing: undefined },
          { decode: ({ text }) => text },
          undefined,
        );
      const name = property({ state: "known", value: key, text: key, ...place });
      return { name, value: property(value) };
    });
  },
};

/** A kind of group, and the parameters that make clients use TLS. */
function group(
  cloudformation: string,
  terraform: string,
  parameters: Field<readonly Parameter[]>,
  required: readonly string[],
): Connection {
  const named: Named = { what: "databases of parameter group", cloudformation, terraform };
  return connection<ParameterGroup>(
    named,
    "lets clients connect without TLS",
    { parameters },
    (view) =>
      view.parameters.flatMap(({ name, value }) =>
        required.some((each) => name.is(each)) && no.test(value.value ?? "") ? [{ at: value }] : [],
      ),
  );
}

const no = /^(?:0|false|off|disabled)$/i;

const relational = ["rds.force_ssl", "require_secure_transport"];

export const parameterGroupConnections: readonly Connection[] = [
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html
  group("AWS::RDS::DBParameterGroup", "aws_db_parameter_group", keyed, relational),
  group("AWS::RDS::DBClusterParameterGroup", "aws_rds_cluster_parameter_group", keyed, relational),
  // https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
  group("AWS::DocDB::DBClusterParameterGroup", "aws_docdb_cluster_parameter_group", keyed, ["tls"]),
  // https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html
  group("AWS::Neptune::DBClusterParameterGroup", "aws_neptune_cluster_parameter_group", keyed, [
    "neptune_enforce_ssl",
  ]),
  // https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
  group("AWS::Redshift::ClusterParameterGroup", "aws_redshift_parameter_group", listed, [
    "require_ssl",
  ]),
  connection<Warehouses>(
    {
      what: "databases of parameter group",
      cloudformation: "AWS::Redshift::ClusterParameterGroup",
      terraform: "aws_redshift_parameter_group",
    },
    "lets clients connect without TLS",
    { family: string("ParameterGroupFamily", "family"), parameters: ofTerraform },
    ({ family, parameters: at }) => {
      const mayBeWritten =
        !at.complete ||
        at.items.some(({ name }) => name.state === "unknown" || name.is("require_ssl"));
      // The family that came after it requires TLS.
      return family.is("redshift-1.0") && !mayBeWritten ? [{ at }] : [];
    },
  ),
];
