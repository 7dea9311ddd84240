/** An alarm on what the root user does, with the metric filter of a log group and the topic that it tells. */
export const rootAlarm = (logGroup: string, condition = ""): string => `
  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: ${logGroup}
      FilterPattern: "{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS && $.eventType != AwsServiceEvent }"
      MetricTransformations: [{ MetricName: Root, MetricNamespace: Audit, MetricValue: "1" }]
  Alarm:
    Type: AWS::CloudWatch::Alarm${condition && `\n    Condition: ${condition}`}
    Properties:
      MetricName: Root
      Namespace: Audit
      Statistic: Sum
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      AlarmActions: [!Ref Topic]
  Topic: { Type: AWS::SNS::Topic, Properties: { Subscription: [{ Endpoint: a@example.com, Protocol: email }] } }
`;
