using System.Globalization;
using System.Text;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>What a build is told, in environment variables. They come back in its events, so none is a secret that lasts.</summary>
internal static class BuildVariables
{
    private const string Command = "DELIGHTFUL_COMMAND";

    public static List<EnvironmentVariable> Of(CommandId id, SlotCommand.StartPlan plan, SlotKey slot, string repositoryUrl) =>
    [
        .. Common(id, plan.DeploymentId, plan.Fence, slot, repositoryUrl, plan.Tag, plan.Digest, plan.VariablesKey, plan.SourceKey),
        .. plan.IsPreview ? [Plain("PREVIEW", "true")] : Array.Empty<EnvironmentVariable>(),
    ];

    public static List<EnvironmentVariable> Of(CommandId id, SlotCommand.StartApply apply, SlotKey slot, string repositoryUrl) =>
    [
        .. Common(id, apply.DeploymentId, apply.Fence, slot, repositoryUrl, apply.Tag, apply.Digest, apply.VariablesKey, apply.SourceKey),
        Plain("PLAN_KEY", apply.Artifact.PlanKey),
        Plain("PLAN_SHA256", apply.Artifact.Sha256),
    ];

    public static List<EnvironmentVariable> Of(CommandId id, SlotCommand.StartMigration migration, SlotKey slot, string repositoryUrl) =>
    [
        .. Common(id, migration.DeploymentId, migration.Fence, slot, repositoryUrl, migration.Tag, migration.Digest, variablesKey: null, sourceKey: null),
        Plain("MIGRATION", migration.Migration.Settings),
        .. migration is { Snapshot: { } snapshot, Migration.Database: { } database }
            ? [Plain("DATABASE", database), Plain("SNAPSHOT_NAME", snapshot)]
            : Array.Empty<EnvironmentVariable>(),
    ];

    public static List<EnvironmentVariable> Of(CommandId id, SlotCommand.StartTests tests, SlotKey slot, string repositoryUrl, string sourceUrl) =>
    [
        .. Common(id, tests.DeploymentId, tests.Fence, slot, repositoryUrl, tests.Tag, tests.Digest, variablesKey: null, sourceKey: null),
        Plain("SOURCE_URL", sourceUrl),
        Plain("SERVICE_URL", tests.ServiceUrl),
        .. tests.Tests.Integration is { } integration ? [Plain("TEST_COMMAND", integration)] : Array.Empty<EnvironmentVariable>(),
        .. tests.Tests.Load is { } load ? [Plain("LOAD_SCRIPT", load)] : Array.Empty<EnvironmentVariable>(),
    ];

    /// <summary>The command that started a build; null for a build of somebody else.</summary>
    public static string? CommandOf(Build build) =>
        build.Environment?.EnvironmentVariables?.Find(v => v.Name == Command)?.Value;

    /// <summary>What is wrong with the variables together; null when nothing is. CodeBuild itself would say nothing of use.</summary>
    public static string? FaultOf(List<EnvironmentVariable> variables)
    {
        var all = variables.Sum(Length);
        return all <= BuildLimits.Variables ? null
            : $"its variables have {all} characters, and a build takes at most {BuildLimits.Variables}; the longest is {variables.MaxBy(Length)!.Name}";

        static int Length(EnvironmentVariable variable) => variable.Name.Length + Encoding.UTF8.GetByteCount(variable.Value);
    }

    private static List<EnvironmentVariable> Common(
        CommandId id, string deployment, long fence, SlotKey slot, string repositoryUrl, string tag, string digest, string? variablesKey, string? sourceKey)
    {
        List<EnvironmentVariable> variables =
        [
            Plain("DELIGHTFUL_DEPLOYMENT", deployment),
            Plain(Command, id.ToString()),
            Plain("DELIGHTFUL_SLOT", slot.ToString()),
            Plain("DELIGHTFUL_FENCE", fence.ToString(CultureInfo.InvariantCulture)),
            Plain("SERVICE", slot.Service),
            Plain("ENVIRONMENT", slot.Environment),
            Plain("REPOSITORY_URL", repositoryUrl),
            Plain("IMAGE_TAG", tag),
            Plain("IMAGE_DIGEST", digest),
        ];
        if (variablesKey is not null)
            variables.Add(Plain("VARIABLES_KEY", variablesKey));
        if (sourceKey is not null)
            variables.Add(Plain("SOURCE_BUNDLE", sourceKey));
        return variables;
    }

    private static EnvironmentVariable Plain(string name, string value) =>
        new() { Name = name, Value = value, Type = EnvironmentVariableType.PLAINTEXT };
}
