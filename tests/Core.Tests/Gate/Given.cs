using System.Text;
using System.Text.Json;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Gate;

/// <summary>Plans as terraform show -json prints them, of resources with values.</summary>
internal static class Given
{
    public const string Create = """["create"]""";
    public const string Update = """["update"]""";
    public const string Delete = """["delete"]""";
    public const string Replace = """["delete","create"]""";
    public const string Nothing = """["no-op"]""";

    public static string Resource(
        string address, string actions, string before = "null", string after = "null", string unknown = "{}",
        string beforeSensitive = "{}", string afterSensitive = "{}", string more = "", string? type = null) =>
        $$$"""{"address":{{{JsonSerializer.Serialize(address)}}},"mode":"managed","type":"{{{type ?? TypeOf(address)}}}","name":"x","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":{{{actions}}},"before":{{{before}}},"after":{{{after}}},"after_unknown":{{{unknown}}},"before_sensitive":{{{beforeSensitive}}},"after_sensitive":{{{afterSensitive}}}{{{more}}}}}""";

    public static string Plan(params IEnumerable<string> resources) =>
        $$$"""{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[{{{string.Join(',', resources)}}}],"applyable":true,"complete":true,"errored":false}""";

    public static Stream Stream(string plan) => new MemoryStream(Encoding.UTF8.GetBytes(plan));

    public static PlanReading Read(params IEnumerable<string> resources) => PlanReviewer.Read(Stream(Plan(resources)), new GateSettings());

    public static PlanReview Review(params IEnumerable<string> resources) => Review(new GateSettings(), resources);

    public static PlanReview Review(GateSettings settings, params IEnumerable<string> resources) =>
        PlanReviewer.Review(PlanReviewer.Read(Stream(Plan(resources)), settings), settings);

    /// <summary>The plan of a slot.</summary>
    public static PlanReading ReadOf(SlotKey slot, params IEnumerable<string> resources) => PlanReviewer.Read(Stream(Plan(resources)), new GateSettings(), slot);

    private static string TypeOf(string address) => address.Split('.').First(part => part.StartsWith("aws_", StringComparison.Ordinal));
}
