using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Clouds;

/// <summary>One build and what it was told. Its work is in <see cref="BuildWork"/>.</summary>
internal sealed class SimulatedBuild(string id, StartBuildRequest asked, bool byLateCaller)
{
    private readonly Dictionary<string, string> _variables = asked.EnvironmentVariablesOverride.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    public string Id { get; } = id;

    public string Project { get; } = asked.ProjectName;

    public string Arn => $"arn:aws:codebuild:{Account.Region}:{Account.Number}:build/{Id}";

    public bool IsPlan => Project == World.PlanProject;

    public bool IsApply => Project == World.ApplyProject;

    public bool IsMigration => Project == World.MigrateProject;

    public bool IsTest => Project == World.TestProject;

    public string Command => _variables["DELIGHTFUL_COMMAND"];

    public SlotKey Slot { get; } = SlotKey.TryParse(asked.EnvironmentVariablesOverride.First(v => v.Name == "DELIGHTFUL_SLOT").Value)!.Value;

    /// <summary>True when a process that had stood still for too long started it.</summary>
    public bool ByLateCaller { get; } = byLateCaller;

    public StatusType Status { get; set; } = StatusType.IN_PROGRESS;

    public bool IsRunning => Status == StatusType.IN_PROGRESS;

    /// <summary>True once it changes things: between the last check and its end.</summary>
    public bool IsApplying { get; set; }

    /// <summary>True when CodeBuild has forgotten it, whether its container still runs or not.</summary>
    public bool IsForgotten { get; set; }

    public List<ExportedEnvironmentVariable> Exported { get; } = [];

    public List<EnvironmentVariable> Variables { get; } = asked.EnvironmentVariablesOverride;

    public string this[string name] => _variables[name];

    public bool IsPreview => _variables.ContainsKey("PREVIEW");

    public Build ToRecord() => new()
    {
        Id = Id,
        Arn = Arn,
        ProjectName = Project,
        BuildStatus = Status,
        Environment = new ProjectEnvironment { EnvironmentVariables = Variables },
        ExportedEnvironmentVariables = Exported,
    };
}
