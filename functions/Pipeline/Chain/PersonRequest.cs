using System.Text.Json.Serialization;
using Delightful.Cloud;

namespace Delightful.Pipeline.Chain;

/// <summary>What a person asked for, as it arrived.</summary>
/// <param name="DetailType">The event's detail-type.</param>
/// <param name="EventId">The event's id: the same request again changes nothing.</param>
/// <param name="Detail">The event's detail, JSON.</param>
public sealed record PersonRequest(string DetailType, string EventId, string Detail);

/// <summary>That the registry does not answer, as it is kept outside the registry.</summary>
/// <param name="Since">When it was first noticed.</param>
/// <param name="Text">What people were told last.</param>
/// <param name="Message">The message that says so; null while there is none.</param>
public sealed record Outage(DateTimeOffset Since, string Text, ChatMessage? Message);

/// <summary>How both are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PersonRequest))]
[JsonSerializable(typeof(Outage))]
internal sealed partial class OutageJson : JsonSerializerContext;
