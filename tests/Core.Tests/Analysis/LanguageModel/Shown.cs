using System.Text.Json.Nodes;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.LanguageModel;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Tests.Analysis.LanguageModel;

/// <summary>A source, what a model is shown of it, and what is made of what a model says about it.</summary>
internal sealed class Shown(Source source, string environment = "dev")
{
    public AnalysisResult Without { get; } = source.Analyzed(environment);

    public SourceExtract Extract { get; } = ExtractReader.Read(new ZipSource(new MemoryStream(source.Zip())), "", 20_000, AnalysisLimits.Default);

    public ModelPrompt Prompt => ModelPrompt.For(Without, Extract, "web-app", environment);

    /// <summary>A service in which no detector finds a port: it listens on what a constant of its own says.</summary>
    public static Source Quiet => Source.Empty
        .With("src/main.rs", "const LISTEN: u16 = 3999;\nfn main() {\n    run(LISTEN, \"/alive\");\n}\n")
        .With("README.md", "# A service\nIt is alive at /alive.\n");

    /// <summary>The analysis after a model said this.</summary>
    public AnalysisResult After(string answer) =>
        ModelAnswer.Read(answer) is { } read ? ModelJudge.Judge(read, Extract, Without).AddTo(Without) : Without;

    /// <summary>The variables that a model filled, as JSON.</summary>
    public string Filled(string answer)
    {
        var had = JsonNode.Parse(Without.VariablesJson)!.AsObject();
        var has = JsonNode.Parse(After(answer).VariablesJson)!.AsObject();
        return new JsonObject(has.Where(v => !JsonNode.DeepEquals(v.Value, had[v.Key])).Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone()))).ToJsonString();
    }

    /// <summary>What a model added.</summary>
    public IEnumerable<Recommendation> Added(string answer) => After(answer).Recommendations.Skip(Without.Recommendations.Length);

    public static string Value(string variable, string value, string file = "src/main.rs", int line = 1) =>
        $$"""{"values":[{"variable":"{{variable}}","value":{{value}},"file":"{{file}}","line":{{line}}}]}""";

    public static string Proposal(string title, string reason, string file = "src/main.rs", int line = 1) =>
        new JsonObject { ["recommendations"] = new JsonArray(new JsonObject { ["title"] = title, ["reason"] = reason, ["file"] = file, ["line"] = line }) }.ToJsonString();
}
