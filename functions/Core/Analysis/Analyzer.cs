using System.Collections.Immutable;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Analysis.Yaml;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis;

/// <summary>
/// Finds out what a service needs from its source. What the source declares in .delightful.yaml always wins; what it
/// does not declare is inferred where the code speaks for it, with the place that does; what neither tells is left to
/// the environment. The source is read as text only: nothing of it is run or written to disk.
/// </summary>
public static class Analyzer
{
    /// <summary>More would not be read by anybody, and do not fit the event.</summary>
    private const int MostRecommendations = 100;

    /// <summary>Analyses the source of one commit for one slot.</summary>
    /// <param name="sourceBundleZip">The source bundle; null when there is none.</param>
    /// <param name="service">The service.</param>
    /// <param name="environment">The environment it is to run in.</param>
    /// <param name="limits">How much is read.</param>
    public static AnalysisResult Analyze(Stream? sourceBundleZip, string service, string environment, AnalysisLimits limits)
    {
        if (sourceBundleZip is null)
            return new("{}\n"u8.ToArray(), [], [Advice.NoSource], []);
        try
        {
            var tree = SourceBundle.Read(sourceBundleZip, limits);
            return Analyze(tree, DeclarationFinder.Find(tree, service), environment);
        }
        catch (YamlRefusedException e)
        {
            return Refused([e.Error]);
        }
    }

    private static AnalysisResult Analyze(SourceTree tree, DeclarationFinder.Found found, string environment)
    {
        if (!found.Errors.IsEmpty)
            return Refused(found.Errors);
        var looked = Detectors.Select(d => d.Look(tree.Below(found.Folder))).ToList();
        var values = new VariableChoice(found.Declaration, environment);
        foreach (var finding in looked.SelectMany(l => l.Values))
            values.Infer(finding);
        values.Complete();
        if (values.Contradictions() is { IsEmpty: false } contradictions)
            return Refused(contradictions);
        return new AnalysisResult(
            VariablesJson.Write(values.Chosen),
            values.Facts,
            [.. looked.SelectMany(l => l.Recommendations).Concat(Advice.For(tree, found.Declaration, values, environment)).Take(MostRecommendations)],
            []);
    }

    private static AnalysisResult Refused(ImmutableArray<InputError> errors) => new([], [], [], errors);

    private static ImmutableArray<IDetector> Detectors { get; } =
        [new DockerfileDetector(), new AspNetDetector(), new NodeDetector(), new PythonDetector()];
}
