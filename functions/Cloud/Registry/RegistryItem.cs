using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2.Model;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>Keys and attributes of the registry's table, in one place.</summary>
internal static class RegistryItem
{
    public const string Pk = "pk";
    public const string Sk = "sk";
    public const string Document = "document";
    public const string Version = "version";
    public const string Fence = "fence";

    /// <summary>The build that may apply, in the slot's item while there is one. Apply builds read it, and the fence.</summary>
    public const string ApplyBuild = "applyBuild";
    public const string WriteToken = "writeToken";
    public const string Expires = "expires";

    /// <summary>Set while a slot is busy, and the hash key of the index of the same name.</summary>
    public const string Active = "active";

    /// <summary>The hash key of the index of the same name: a deployment's id, or the kind of thing for what is listed whole.</summary>
    public const string Lookup = "lookup";

    public const string SlotSk = "SLOT";
    public const string ServiceSk = "SERVICE";
    public const string FeedbackSk = "FEEDBACK";
    public const string AnswerSk = "ANSWER";
    public const string DeploymentPrefix = "DEPLOYMENT#";
    private const string RecordPrefix = "RECORD#";
    private const string SlotPrefix = "SLOT#";

    public static Dictionary<string, AttributeValue> Slot(SlotKey key) => Key(SlotPrefix + key, SlotSk);

    public static Dictionary<string, AttributeValue> Deployment(string slot, string id) => Key(SlotPrefix + slot, DeploymentPrefix + id);

    /// <summary>The record of a version; padded, so that records sort as versions do.</summary>
    public static Dictionary<string, AttributeValue> Record(SlotKey slot, long version) => 
        Key(SlotPrefix + slot, RecordPrefix + version.ToString("D12", CultureInfo.InvariantCulture));

    public static Dictionary<string, AttributeValue> Service(string repository) => Key("REPOSITORY#" + repository, ServiceSk);

    public static Dictionary<string, AttributeValue> Feedback(string key) => Key("FEEDBACK#" + key, FeedbackSk);

    public static Dictionary<string, AttributeValue> Answer(string id) => Key("ANSWER#" + id, AnswerSk);

    /// <summary>The index that finds deployments by something; it has the name of the attribute with the value.</summary>
    public static string IndexOf(SearchBy by) => by.ToString().ToLowerInvariant();

    /// <summary>The hash key of an index whose values may be shortened: how they begin.</summary>
    public static string StartOf(string index) => index + "Start";

    /// <summary>The key of an item that an index names.</summary>
    public static Dictionary<string, AttributeValue> KeyOf(Dictionary<string, AttributeValue> item) => new() { [Pk] = item[Pk], [Sk] = item[Sk] };

    public static AttributeValue Text(string value) => new() { S = value };

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>The slot that an item belongs to.</summary>
    public static SlotKey SlotOf(Dictionary<string, AttributeValue> item) =>
        item[Pk].S is { } pk && pk.StartsWith(SlotPrefix, StringComparison.Ordinal) && SlotKey.TryParse(pk[SlotPrefix.Length..]) is { } key
            ? key
            : throw new RegistryCorruptException(Name(item), "its key names no slot");

    /// <summary>The document of an item. Throws <see cref="RegistryCorruptException"/> when it is none.</summary>
    public static T Read<T>(Dictionary<string, AttributeValue> item, JsonTypeInfo<T> type)
    {
        var text = item.GetValueOrDefault(Document)?.S ?? throw new RegistryCorruptException(Name(item), "it has no document");
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw new RegistryCorruptException(Name(item), "its document is null");
        }
        catch (JsonException e)
        {
            throw new RegistryCorruptException(Name(item), $"its document is not what it should be: {e.Message}", e);
        }
    }

    public static string Name(Dictionary<string, AttributeValue> item) => $"{item[Pk].S} / {item[Sk].S}";

    private static Dictionary<string, AttributeValue> Key(string pk, string sk) => new() { [Pk] = Text(pk), [Sk] = Text(sk) };
}
