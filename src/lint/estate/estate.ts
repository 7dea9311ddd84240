import { dirname } from "node:path";
import type { Estate, ForeignTrail } from "../../aws/estate.js";
import { noEstate } from "../../aws/estate.js";
import type { Graph } from "../../graph/graph.js";
import { fileNaming } from "../../template/file-naming.js";
import { groupBy } from "../../template/group.js";
import type { Resource, Template } from "../../template/template.js";
import { creatingBeside, declaringBeside, deployedBeside, type Member, ownUnit } from "./beside.js";
import { filesIn, mayDeployMore } from "./contents.js";
import { type DeclaredTrail, declaredTrails } from "./declared-trails.js";
import { type Deployed, deployedIn, unitsIn } from "./deployed.js";
import { isOneAccount } from "./groups.js";

/** What others deploy to the account of a file, seen from one of its templates. Found when asked for. */
export function estateOf(member: Member, graph: Graph): Estate {
  // A stack set's template is deployed to other accounts.
  const isElsewhere = member.membership.isApart === true || graph.template.elsewhere === true;
  return isElsewhere ? noEstate : new MemberEstate(member, graph);
}

class MemberEstate implements Estate {
  readonly #member: Member;
  readonly #graph: Graph;
  #own: readonly DeclaredTrail[] | undefined;
  #declaring: readonly Deployed[] | undefined;
  #trails: readonly ForeignTrail[] | undefined;

  constructor(member: Member, graph: Graph) {
    this.#member = member;
    this.#graph = graph;
  }

  get isAlone(): boolean {
    return deployedBeside(this.#member, this.#graph.template).length === 0;
  }

  get trails(): readonly ForeignTrail[] {
    return (this.#trails ??= foreignTrails(
      this.#othersDeclaring,
      this.#ownTrails,
      this.#graph.template,
      this.#member,
    ));
  }

  get gap(): string | undefined {
    const { listing, nameOf } = this.#member.project;
    if (listing.gap !== undefined) return listing.gap;
    const unread = this.#othersDeclaring.find(({ contents }) => contents() === "unread");
    return unread && `'${nameOf(unread.path)}' cannot be read`;
  }

  get mayHaveMore(): boolean {
    const creating = creatingBeside(this.#member, this.#graph.template);
    return creating.some(({ contents }) => mayDeployMore(contents()));
  }

  get mayBeInOrganization(): boolean {
    const { project, membership, base } = this.#member;
    return deployedIn(project, base)
      .filter((other) => !isOneAccount(other.membership, membership))
      .some((other) => other.mayBeOfOrganization && isOfOrganization(other));
  }

  isCertain(resource: Resource): boolean {
    return this.#ownTrails.some((each) => each.resource === resource && isTheSame(each));
  }

  get #othersDeclaring(): readonly Deployed[] {
    return (this.#declaring ??= declaringBeside(this.#member, this.#graph.template));
  }

  get #ownTrails(): readonly DeclaredTrail[] {
    return (this.#own ??= declaredTrails(this.#graph, this.#member.membership.settings));
  }
}

function isOfOrganization({ contents }: Deployed): boolean {
  const read = contents();
  return typeof read !== "string" && read.trails.some((trail) => trail.mayBeOfOrganization);
}

/** Whether it is the same trail whatever the scenario. */
function isTheSame({ isCertain, variants }: DeclaredTrail): boolean {
  return isCertain && variants.length === 1;
}

/** The trails of other deployments, seen from a template that declares some itself. */
function foreignTrails(
  others: readonly Deployed[],
  own: readonly DeclaredTrail[],
  template: Template,
  member: Member,
): readonly ForeignTrail[] {
  const units = groupBy(others, ({ unit }) => unit);
  const trailsOf = seenFrom(own, template, member);
  return others.flatMap((other) => {
    const isOneOfSeveral =
      other.unit === ownUnit(member, template) || (units.get(other.unit) ?? []).length > 1;
    return trailsOf(other).map(({ resource, ...trail }): ForeignTrail => {
      const file = member.project.nameOf(fileNaming(resource) ?? other.path);
      const { group } = other.membership;
      return {
        ...trail,
        name: `${file}:${resource.name}`,
        deployment: other,
        ...(isOneOfSeveral && group !== undefined && { group: group.name }),
      };
    });
  });
}

/** Tells the trails of another deployment that are not the own ones. */
function seenFrom(
  own: readonly DeclaredTrail[],
  template: Template,
  member: Member,
): (other: Deployed) => readonly DeclaredTrail[] {
  const home = ownUnit(member, template);
  const ownAccount = template.account ?? member.membership.settings.accountId;
  const ownParts = new Set(filesIn(template));
  const isAtHome = (file: string): boolean => file === member.path || dirname(file) === home;
  return ({ path, unit, contents, membership }) => {
    const read = contents();
    if (typeof read === "string") return [];
    const { trails, planned, account = membership.settings.accountId, parts } = read;
    // Plans say to which account they are applied.
    if (ownAccount !== undefined && account !== undefined && ownAccount !== account) return [];
    const isElsewhere = unit !== home;
    const files = unitsIn(member.project).get(unit) ?? [];
    // What is a part of the template, as its text is now, is no other deployment.
    if (isElsewhere && files.some((file) => ownParts.has(file.path))) return [];
    const isDeclaredHere = ({ resource: { file } }: DeclaredTrail): boolean =>
      file !== undefined &&
      isElsewhere &&
      (isAtHome(file) || (ownParts.has(file) && [...parts].some(isAtHome)));
    const isPlanned = planned || template.planned;
    return trails.filter(
      (trail) =>
        !isDeclaredHere(trail) &&
        !(
          isPlanned &&
          own.some((each) => isSame(each, trail, dirname(path) === dirname(member.path)))
        ),
    );
  };
}

/** A plan is of what a configuration, or another plan, declares too, unless that has another name. */
function isSame(one: DeclaredTrail, other: DeclaredTrail, isBeside: boolean): boolean {
  return (
    one.resource.name === other.resource.name &&
    one.resource.dialect === other.resource.dialect &&
    (isBeside ||
      one.trailName === undefined ||
      [undefined, one.trailName].includes(other.trailName))
  );
}
