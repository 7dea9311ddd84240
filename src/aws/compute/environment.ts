import { block, type Block, blocks, type Items } from "../block.js";
import { string } from "../field.js";
import type { Property } from "../property.js";
import type { Kind, Part, View } from "../view.js";

/** A Lambda function, for the environment its code runs in. */
export interface LambdaFunction extends View {
  readonly environment: Block<Part>;
}

export const LambdaFunction: Kind<LambdaFunction> = {
  cloudformation: "AWS::Lambda::Function",
  terraform: "aws_lambda_function",
  shape: { environment: block("Environment", "environment", {}) },
};

/** What ECS runs. Terraform has the containers as the text of JSON. */
export interface TaskDefinition extends View {
  readonly containers: Items<Part>;
  readonly containersAsText: Property<string>;
}

export const TaskDefinition: Kind<TaskDefinition> = {
  cloudformation: "AWS::ECS::TaskDefinition",
  terraform: "aws_ecs_task_definition",
  shape: {
    containers: blocks("ContainerDefinitions", undefined, {}),
    containersAsText: string(undefined, "container_definitions"),
  },
};

/** What AWS Batch runs: one container, or those of several nodes, of a task or of a pod. */
export interface JobDefinition extends View {
  readonly container: Block<Part>;
  readonly containerAsText: Property<string>;
  readonly nodes: Block<Part>;
  readonly nodesAsText: Property<string>;
  readonly task: Block<Part>;
  readonly taskAsText: Property<string>;
  readonly pod: Block<Part>;
}

export const JobDefinition: Kind<JobDefinition> = {
  cloudformation: "AWS::Batch::JobDefinition",
  terraform: "aws_batch_job_definition",
  shape: {
    container: block("ContainerProperties", undefined, {}),
    containerAsText: string(undefined, "container_properties"),
    nodes: block("NodeProperties", undefined, {}),
    nodesAsText: string(undefined, "node_properties"),
    task: block("EcsProperties", undefined, {}),
    taskAsText: string(undefined, "ecs_properties"),
    pod: block("EksProperties", "eks_properties", {}),
  },
};

/** A project of CodeBuild, for the variables of its builds. */
export interface BuildProject extends View {
  readonly variables: Items<Part>;
}

export const BuildProject: Kind<BuildProject> = {
  cloudformation: "AWS::CodeBuild::Project",
  terraform: "aws_codebuild_project",
  shape: {
    variables: blocks("Environment.EnvironmentVariables", "environment.environment_variable", {}),
  },
};

/** Options of Elastic Beanstalk: those of one namespace are the environment of the application. */
export interface ApplicationOptions extends View {
  readonly options: Items<Part>;
}

export const ApplicationOptions: readonly Kind<ApplicationOptions>[] = [
  ["AWS::ElasticBeanstalk::Environment", "aws_elastic_beanstalk_environment"] as const,
  [
    "AWS::ElasticBeanstalk::ConfigurationTemplate",
    "aws_elastic_beanstalk_configuration_template",
  ] as const,
].map(([cloudformation, terraform]) => ({
  cloudformation,
  terraform,
  shape: { options: blocks("OptionSettings", "setting", {}) },
}));

/** A fleet of Spot Instances, for the user data of those that no launch template describes. */
export interface SpotFleet extends View {
  readonly instances: Items<FleetInstance>;
}

interface FleetInstance extends Part {
  readonly userData: Property<string>;
}

export const SpotFleet: Kind<SpotFleet> = {
  cloudformation: "AWS::EC2::SpotFleet",
  terraform: "aws_spot_fleet_request",
  shape: {
    instances: blocks("SpotFleetRequestConfigData.LaunchSpecifications", "launch_specification", {
      userData: string("UserData", "user_data"),
    }),
  },
};
