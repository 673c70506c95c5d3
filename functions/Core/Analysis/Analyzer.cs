using System.Collections.Immutable;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Services;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis;

/// <summary>
/// Finds out what a service is and needs from its source. What the source declares in .delightful.yaml always wins; what it
/// does not declare is inferred where the code speaks for it, with the place that does; what neither tells is left to
/// the environment. The source is read as text only: nothing of it is run or written to disk.
/// </summary>
public static class Analyzer
{
    /// <summary>The file in which a service declares what is so.</summary>
    public const string DeclarationName = SourceTree.DeclarationName;

    /// <summary>More would not be read by anybody, and do not fit the event.</summary>
    private const int MostRecommendations = 100;

    private static ImmutableArray<IDetector> Detectors { get; } =
    [
        new StackDetector(), new DockerfileDetector(), new ProcfileDetector(), new ConfigDetector(), new ComposeDetector(), new KubernetesDetector(), new PlatformDetector(), new PackageDetector(),
        new SchemaDetector(), new AddressDetector(), new MigrationDetector(), new MigrationStepDetector(), new WorkDetector(), new DatabaseSizeDetector(), new SizeDetector(), new SecretDetector(),
    ];

    /// <summary>Analyses the source of one commit for one slot.</summary>
    /// <param name="sourceBundleZip">The source bundle; null when there is none.</param>
    /// <param name="service">The service.</param>
    /// <param name="environment">The environment it is to run in.</param>
    /// <param name="limits">How much is read.</param>
    public static AnalysisResult Analyze(Stream? sourceBundleZip, string service, string environment, AnalysisLimits limits) =>
        sourceBundleZip is null
            ? new("{}\n"u8.ToArray(), [], [Advice.NoSource], [])
            : AnalyzeSource(new ZipSource(sourceBundleZip), service, environment, limits);

    /// <summary>Analyses a source, wherever it is, for one slot.</summary>
    public static AnalysisResult AnalyzeSource(ISource source, string service, string environment, AnalysisLimits limits)
    {
        try
        {
            var tree = SourceReader.Read(source, limits);
            var components = ComponentFinder.Find(tree);
            var found = DeclarationFinder.Find(tree, service);
            if (!found.Errors.IsEmpty)
                return Refused(found.Errors);
            var component = ServiceChoice.For(service, found.Folder, components, tree);
            if (component is null && components.Length > 1 && found.Folder.Length == 0)
                return Undecided(tree, components, found.Declaration, environment);
            return Analyze(tree, component, components, found.Declaration, component?.Folder ?? (found.Folder.Length > 0 || components.Length > 0 ? found.Folder : ImageFolder(tree)), environment);
        }
        catch (SourceRefusedException e)
        {
            return Refused([e.Error]);
        }
    }

    /// <summary>Analyses every service of a source, the topmost first: what a person sees who did not name one.</summary>
    public static ImmutableArray<AnalysisResult> Survey(ISource source, string environment, AnalysisLimits limits)
    {
        try
        {
            var tree = SourceReader.Read(source, limits);
            var components = ComponentFinder.Find(tree);
            var folders = components.Select(c => c.Folder).DefaultIfEmpty(ImageFolder(tree));
            return [.. folders.Select(folder =>
            {
                var (declaration, errors) = DeclarationFinder.For(tree, folder);
                return errors.IsEmpty
                    ? Analyze(tree, components.FirstOrDefault(c => c.Folder == folder), components, declaration, folder, environment)
                    : Refused(errors) with { Folder = folder };
            })];
        }
        catch (SourceRefusedException e)
        {
            return [Refused([e.Error])];
        }
    }

    private static AnalysisResult Analyze(SourceTree tree, Component? component, ImmutableArray<Component> components, Declaration? declaration, string folder, string environment)
    {
        var view = ServiceScope.View(folder, component, components, tree);
        var found = new Findings();
        foreach (var detector in Detectors)
            detector.Look(view, found);
        return Chosen(tree, components, declaration, found, environment) with { Folder = folder };
    }

    private static AnalysisResult Undecided(SourceTree tree, ImmutableArray<Component> components, Declaration? declaration, string environment)
    {
        var nothing = new Findings();
        nothing.Advise("Say which folder the service is in", $"The source holds {components.Length} programs: {string.Join(", ", components.Take(10).Select(c => c.Folder.Length == 0 ? "the top folder" : c.Folder))}. Put a .delightful.yaml with 'service:' into the folder that is meant.");
        return Chosen(tree, components, declaration, nothing, environment);
    }

    private static AnalysisResult Chosen(SourceTree tree, ImmutableArray<Component> components, Declaration? declaration, Findings found, string environment)
    {
        var choice = new FactChoice(declaration, environment);
        choice.Infer(found.Values);
        choice.Complete();
        if (choice.Contradictions() is { IsEmpty: false } contradictions)
            return Refused(contradictions);
        return new AnalysisResult(
            VariablesJson.Write(choice.Chosen),
            choice.Facts,
            [.. found.Recommendations.Concat(Advice.For(tree, declaration, choice, environment)).Select(Advice.Shortened).Distinct().Take(MostRecommendations)],
            [])
        {
            Services = [.. components.Select(c => c.Folder)],
        };
    }

    /// <summary>A source without a program that is known may still have an image.</summary>
    private static string ImageFolder(SourceTree tree) =>
        tree.Files.Where(f => ServiceImage.IsDockerfile(f.Name)).OrderBy(f => f.Depth).FirstOrDefault()?.Folder ?? "";

    private static AnalysisResult Refused(ImmutableArray<InputError> errors) => new([], [], [], errors);
}
