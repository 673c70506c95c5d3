using System.Text.Json.Serialization;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.LanguageModel;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Feedback.Alerts;
using Delightful.Core.Replays;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core;

/// <summary>How the documents of the registry and the details of our own events are written: camelCase, no nulls, names for enums.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Slot))]
[JsonSerializable(typeof(Deployment))]
[JsonSerializable(typeof(ServiceDefinition))]
[JsonSerializable(typeof(PlanReview))]
[JsonSerializable(typeof(SlotEvent))]
[JsonSerializable(typeof(SlotCommand))]
[JsonSerializable(typeof(SlotRecord))]
[JsonSerializable(typeof(RecordFile))]
[JsonSerializable(typeof(DeploymentChanged))]
[JsonSerializable(typeof(WebhookEvent))]
[JsonSerializable(typeof(RequestRefused))]
[JsonSerializable(typeof(ModelReply))]
[JsonSerializable(typeof(AnalysisRequested))]
[JsonSerializable(typeof(AnalysisReport))]
[JsonSerializable(typeof(AnalysisCompleted), TypeInfoPropertyName = "AnalysisCompletedDetail")]
[JsonSerializable(typeof(RollbackRequested), TypeInfoPropertyName = "RollbackRequestedDetail")]
[JsonSerializable(typeof(HoldLiftRequested), TypeInfoPropertyName = "HoldLiftRequestedDetail")]
[JsonSerializable(typeof(UnlockRequested), TypeInfoPropertyName = "UnlockRequestedDetail")]
[JsonSerializable(typeof(ApprovalRequested))]
[JsonSerializable(typeof(ApprovalDecided), TypeInfoPropertyName = "ApprovalDecidedDetail")]
[JsonSerializable(typeof(PromotionRequested), TypeInfoPropertyName = "PromotionRequestedDetail")]
public sealed partial class CoreJson : JsonSerializerContext;
