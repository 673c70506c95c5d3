using System.Text.Json.Nodes;

namespace Delightful.Local.CodeBuild;

/// <summary>One build: what was asked, fixed at its start, and what has happened so far, changed under its own lock.</summary>
sealed class Build(string project, long number, JsonObject settings, DateTimeOffset started)
{
    readonly Lock gate = new();
    readonly List<BuildPhase> phases = [];
    readonly Dictionary<string, string> exported = [];

    public string Project => project;

    public long Number => number;

    /// <summary>The project's settings with this build's overrides: source, artifacts, environment, timeouts, role.</summary>
    public JsonObject Settings => settings;

    public DateTimeOffset Started => started;

    public string Uuid { get; } = Guid.NewGuid().ToString();

    public string Id => $"{project}:{Uuid}";

    public string Arn => $"arn:aws:codebuild:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:build/{Id}";

    public string LogGroup => (string?)settings["logsConfig"]?["cloudWatchLogs"]?["groupName"] ?? $"/aws/codebuild/{project}";

    public IReadOnlyList<(string Name, string Value, string Type)> Variables =>
        [.. (settings["environment"]?["environmentVariables"] as JsonArray ?? []).Select(v => ((string)v!["name"]!, (string?)v["value"] ?? "", (string?)v["type"] ?? "PLAINTEXT"))];

    public TimeSpan Timeout => TimeSpan.FromMinutes((double?)settings["timeoutInMinutes"] ?? 60);

    /// <summary>Cancelled when somebody asks to stop the build.</summary>
    public CancellationTokenSource Stopping { get; } = new();

    public string Status { get; private set; } = BuildStatus.InProgress;

    public DateTimeOffset? Ended { get; private set; }

    public IReadOnlyList<BuildPhase> Phases
    {
        get
        {
            lock (gate)
                return [.. phases];
        }
    }

    public IReadOnlyDictionary<string, string> Exported
    {
        get
        {
            lock (gate)
                return new Dictionary<string, string>(exported);
        }
    }

    /// <summary>Reads several facts as they were at one moment, so that no answer is half from before a change and half from after.</summary>
    public T Snapshot<T>(Func<T> read)
    {
        lock (gate)
            return read();
    }

    public void Enter(string phase, DateTimeOffset now)
    {
        lock (gate)
            phases.Add(new BuildPhase(phase, now));
    }

    /// <summary>Closes the open phase and returns it.</summary>
    public BuildPhase Leave(string status, (string, string)? context, DateTimeOffset now)
    {
        lock (gate)
            return phases[^1] = phases[^1] with { Status = status, Context = context, Ended = now };
    }

    public void Export(string name, string value)
    {
        lock (gate)
            exported[name] = value;
    }

    public void End(string status, DateTimeOffset now)
    {
        lock (gate)
        {
            phases.Add(new BuildPhase("COMPLETED", now));
            (Status, Ended) = (status, now);
        }
    }
}
