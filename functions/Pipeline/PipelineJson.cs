using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Delightful.Core.Events;
using Delightful.Pipeline;
using Delightful.Pipeline.AwsEvents;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<PipelineJson>))]
[assembly: Amazon.Lambda.Annotations.LambdaGlobalProperties(GenerateMain = true)]

namespace Delightful.Pipeline;

/// <summary>Everything that reaches a function, and what one answers.</summary>
[JsonSerializable(typeof(CloudWatchEvent<EcrImageAction>))]
[JsonSerializable(typeof(CloudWatchEvent<CodeBuildChange>))]
[JsonSerializable(typeof(CloudWatchEvent<RolloutChange>))]
[JsonSerializable(typeof(CloudWatchEvent<AlarmChange>))]
[JsonSerializable(typeof(CloudWatchEvent<AnalysisRequested>), TypeInfoPropertyName = "AnalysisRequestedEvent")]
[JsonSerializable(typeof(CloudWatchEvent<AnalysisCompleted>), TypeInfoPropertyName = "AnalysisCompletedEvent")]
[JsonSerializable(typeof(CloudWatchEvent<RollbackRequested>), TypeInfoPropertyName = "RollbackRequestedEvent")]
[JsonSerializable(typeof(CloudWatchEvent<HoldLiftRequested>), TypeInfoPropertyName = "HoldLiftRequestedEvent")]
[JsonSerializable(typeof(CloudWatchEvent<UnlockRequested>), TypeInfoPropertyName = "UnlockRequestedEvent")]
[JsonSerializable(typeof(CloudWatchEvent<ApprovalDecided>), TypeInfoPropertyName = "ApprovalDecidedEvent")]
[JsonSerializable(typeof(CloudWatchEvent<PromotionRequested>), TypeInfoPropertyName = "PromotionRequestedEvent")]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
[JsonSerializable(typeof(LifecycleHook))]
[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
public sealed partial class PipelineJson : JsonSerializerContext;
