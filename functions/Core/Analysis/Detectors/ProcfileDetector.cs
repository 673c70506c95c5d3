using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Images;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Files of platforms that run programs: Procfile and fly.toml.</summary>
internal sealed partial class ProcfileDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        foreach (var file in view.Tree.Named("Procfile").Take(1))
            foreach (var (number, line) in file.CodeLines("#"))
                if (Process().Match(line) is { Success: true } match)
                    Of(match.Groups["name"].Value, match.Groups["command"].Value.Trim(), file.At(number), to);
        foreach (var file in view.Tree.Named("fly.toml").Take(1))
        {
            if (file.Data["http_service"]["internal_port"] is { Text: { } port } node)
                to.Add(FactNames.Port, port, Confidence.High, file.At(node.Line), "fly.toml names this port");
            if (file.Data["http_service"]["checks"].Items.FirstOrDefault()?["path"] is { Text: { } path } at)
                to.Add(HealthPaths.FactFor(path) ?? FactNames.HealthPath, path, Confidence.High, file.At(at.Line), "fly.toml checks this page");
            if (file.Data["http_service"]["min_machines_running"] is { Text: { } machines } least)
                to.Add(FactNames.LeastCount, machines, Confidence.Likely, file.At(least.Line), "fly.toml keeps so many running");
            if (file.Data["deploy"]["release_command"] is { Text: { } release } command)
                to.Add(FactNames.MigrationCommand, release, Confidence.Likely, file.At(command.Line), "fly.toml runs it before each release");
        }
    }

    private static void Of(string name, string command, string source, Findings to)
    {
        switch (name)
        {
            case "web":
                to.Add(FactNames.Command, command, 0.9, source, "the Procfile starts the web process so");
                if (CommandText.PortOf(command) is { } port)
                    to.Add(FactNames.Port, $"{port}", Confidence.High, source, "the Procfile starts the web process on this port");
                break;
            case "release":
                to.Add(FactNames.MigrationCommand, command, command.Contains("migrat", StringComparison.OrdinalIgnoreCase) || command.Contains("upgrade", StringComparison.Ordinal) ? 0.9 : 0.6, source, "the Procfile runs it before each release");
                break;
            case "worker" or "sidekiq" or "celery" or "queue" or "jobs" or "beat" or "scheduler":
                to.Add(FactNames.WorkerCommand, command, Confidence.Certain, source, $"the Procfile starts the process {name} so");
                break;
        }
    }

    [GeneratedRegex(@"\A(?<name>[A-Za-z0-9_-]{1,40}):\s*(?<command>.{1,400})\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Process();
}
