using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis;

namespace Delightful.Core.Tests.Analysis;

/// <summary>A source bundle in the making: real zip bytes, and what the analysis makes of them.</summary>
internal sealed class Source
{
    private readonly List<(string Path, byte[] Bytes, int Attributes)> _entries = [];

    public static Source Empty => new();

    public static Source Declaring(string yaml) => Empty.With(".delightful.yaml", yaml);

    public Source With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public Source With(string path, byte[] bytes, int attributes = 0)
    {
        _entries.Add((path, bytes, attributes));
        return this;
    }

    /// <summary>A symbolic link as zip tools of Unix write it.</summary>
    public Source WithLink(string path, string target) => With(path, Encoding.UTF8.GetBytes(target), unchecked((int)0xA1FF0000));

    public byte[] Zip()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content, attributes) in _entries)
            {
                var entry = zip.CreateEntry(path);
                entry.ExternalAttributes = attributes;
                using var stream = entry.Open();
                stream.Write(content);
            }
        return bytes.ToArray();
    }

    public AnalysisResult Analyzed(string environment = "dev", AnalysisLimits? limits = null, string service = "web-app") =>
        Analyzer.Analyze(new MemoryStream(Zip()), service, environment, limits ?? AnalysisLimits.Default);

    public JsonObject Variables(string environment = "dev")
    {
        var result = Analyzed(environment);
        result.Errors.ShouldBeEmpty();
        return JsonNode.Parse(result.VariablesJson)!.AsObject();
    }
}
