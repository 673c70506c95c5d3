using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Images;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What compose files put beside the service, and how they start it.</summary>
internal sealed partial class ComposeDetector : IDetector
{
    private static readonly ImmutableArray<string> Workers = ["worker", "celery", "sidekiq", "horizon", "queue", "consumer", "jobs", "scheduler"];

    public void Look(ServiceView view, Findings to)
    {
        foreach (var file in view.Tree.Files.Where(IsCompose))
        {
            var services = file.Data["services"].Entries;
            var own = services.Where(s => IsOf(view, file, s.Node)).ToList();
            foreach (var (name, node) in services)
                if (node["image"].Text is { } image && !node["build"].Exists && BesideImage.For(image) is { } beside && (file.Folder == view.Folder || Needs(own, services, name)))
                {
                    to.Add(FactNames.ComposeService, BaseImage.Name(image), Confidence.Certain, file.At(node["image"].Line), "a compose file runs it beside the service");
                    to.Add(beside.Fact, beside.Value, Needs(own, services, name) ? 0.85 : 0.72, file.At(node["image"].Line), "a compose file runs it beside the service");
                }
            var builds = services.Count(s => s.Node["build"].Exists);
            foreach (var (name, node) in own.Where(o => own.Count == 1 || o.Key is "web" or "app" or "api" or "server" or "backend" || builds == 1))
                Own(file, name, node, own.Count == 1, to);
            foreach (var (_, node) in own.Where(o => own.Count > 1 && Workers.Any(w => o.Key.Contains(w, StringComparison.Ordinal)) && Command(o.Node).Length > 0))
                to.Add(FactNames.WorkerCommand, Command(node), Confidence.High, file.At(node["command"].Line), "a compose file starts a worker so");
        }
    }

    private static void Own(SourceFile file, string name, DataNode node, bool only, Findings to)
    {
        foreach (var port in node["ports"].Items.Take(only ? 2 : 1))
            if ((port["target"].Text ?? (port.Text is { } text && Published().Match(text) is { Success: true } match ? match.Groups["port"].Value : null)) is { } told && told != "443")
                to.Add(FactNames.Port, told, Confidence.Likely, file.At(port.Line), $"the compose service {name} publishes this port of its container");
        if (node["command"] is { Exists: true } command)
        {
            to.Add(FactNames.Command, Command(node), 0.72, file.At(command.Line), $"the compose service {name} is started so");
            if (CommandText.PortOf(Command(node)) is { } port)
                to.Add(FactNames.Port, $"{port}", Confidence.Likely, file.At(command.Line), $"the compose service {name} is started on this port");
        }
        if ((node.At("deploy", "replicas") is { Exists: true } replicas ? replicas : node["scale"]) is { Text: { } number } count)
            to.Add(FactNames.DesiredCount, number, Confidence.Likely, file.At(count.Line), $"the compose service {name} runs so many times");
        var limits = node.At("deploy", "resources", "limits");
        Sizes.Add(limits["memory"].Text ?? node["mem_limit"].Text, limits["cpus"].Text ?? node["cpus"].Text, file.At(Math.Max(limits.Line, node.Line)), "a compose file limits it so", to);
        if (node.At("healthcheck", "test") is { Exists: true } test && LocalPath().Match(test.Text ?? string.Join(' ', test.Items.Select(i => i.Text))) is { Success: true } path)
            to.Add(HealthPaths.FactFor(path.Groups["path"].Value) is FactNames.DeepHealthPath ? FactNames.DeepHealthPath : FactNames.HealthPath, path.Groups["path"].Value, Confidence.High, file.At(test.Line), "the compose file's health check asks this page");
    }

    private static string Command(DataNode node) => node["command"].Text ?? string.Join(' ', node["command"].Items.Select(i => i.Text));

    /// <summary>True when the service depends on the one beside it, or is the only one that could.</summary>
    private static bool Needs(List<(string Key, DataNode Node)> own, IReadOnlyList<(string Key, DataNode Node)> all, string beside) =>
        own.Any(o => o.Node["depends_on"].Items.Any(i => i.Text == beside) || o.Node["depends_on"][beside].Exists) || (own.Count > 0 && all.Count(s => s.Node["build"].Exists) == 1);

    private static bool IsOf(ServiceView view, SourceFile file, DataNode service)
    {
        if (!service["build"].Exists)
            return false;
        var context = (service["build"].Text ?? service["build"]["context"].Text ?? ".").Trim('/');
        context = context is "." or "./" or "" ? "" : context.StartsWith("./", StringComparison.Ordinal) ? context[2..] : context;
        var folder = context.StartsWith("..", StringComparison.Ordinal) ? "" : file.Folder.Length == 0 ? context : context.Length == 0 ? file.Folder : $"{file.Folder}/{context}";
        if (folder == view.Folder)
            return true;
        var dockerfile = service["build"]["dockerfile"].Text;
        return dockerfile is not null && view.Image is { } image && image.File.Path.EndsWith(dockerfile.TrimStart('.', '/'), StringComparison.Ordinal) && SourceTree.IsBelow(view.Folder, folder);
    }

    public static bool IsCompose(SourceFile file) => file.Documents.Count > 0 && ComposeName().IsMatch(file.Name) && !file.Name.Contains("test", StringComparison.Ordinal) && file.Data["services"].Exists;

    [GeneratedRegex(@"\A(?:docker-)?compose[\w.-]{0,40}\.ya?ml\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex ComposeName();

    [GeneratedRegex(@"(?:\A|:)(?<port>\d{2,5})(?:/tcp)?\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Published();

    [GeneratedRegex(@"(?:localhost|127\.0\.0\.1)(?::\d{1,5})?(?<path>/[A-Za-z0-9/_.-]{1,200})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex LocalPath();
}
