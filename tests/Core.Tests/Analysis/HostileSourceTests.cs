using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Errors;

namespace Delightful.Core.Tests.Analysis;

/// <summary>Sources that somebody made to do harm, or that are simply odd: they are survived, and what was left out is told.</summary>
public class HostileSourceTests
{
    private const string Manifest = """{ "name": "web-app", "scripts": { "start": "node index.js" }, "dependencies": { "express": "4.0.0" } }""";

    private static Source Express => Source.Empty.With("package.json", Manifest);

    [Fact]
    public void A_hundred_bombs_are_each_given_up_after_a_mebibyte()
    {
        var source = Express;
        foreach (var n in Enumerable.Range(0, 100))
            source.With($"bomb{n}.js", new byte[4 * 1024 * 1024]);
        Analyzed(source).ShouldSatisfyAllConditions(
            r => r.Succeeded.ShouldBeTrue(), r => r.ShouldRemark("100 entries of the source were left out: it is larger than 1,048,576 bytes"), r => r.ShouldKnow(FactNames.Framework, "express"));
    }

    [Fact]
    public void Code_beyond_the_limit_is_not_unpacked() =>
        Express.With("a.js", new string(' ', 600)).With("b.js", "app.listen(3000)").Analyzed(limits: AnalysisLimits.Default with { CodeBytes = 500 })
            .ShouldSatisfyAllConditions(r => r.ShouldRemark("500 bytes of code had been looked through"), r => r.Of(FactNames.Port).ShouldBeEmpty());

    [Fact]
    public void Settings_beyond_the_limit_are_left_out() =>
        Express.With("requirements.txt", new string('#', 600)).With("z/go.mod", "module z").Analyzed(limits: AnalysisLimits.Default with { TotalBytes = 500 })
            .ShouldRemark("500 bytes of settings had been read");

    [Fact]
    public void Links_are_never_followed()
    {
        var result = Express.WithLink("Dockerfile", "/etc/passwd").WithLink("src", "..").WithLink("index.js", "../../secret.js").Analyzed();
        result.ShouldRemark("3 entries of the source were left out: it is a link");
        result.Of(FactNames.BaseImage).ShouldBeEmpty();
    }

    [Fact]
    public void A_line_of_ten_megabytes_and_one_of_half_a_megabyte_are_not_compared() =>
        Analyzed(Express.With("huge.js", "app.listen(3000)" + new string('x', 10_000_000)).With("bundle.js", "app.listen(3001)" + new string('x', 500_000)).With("index.js", "app.listen(3002)\n"))
            .ShouldSatisfyAllConditions(r => r.ShouldKnow(FactNames.Port, "3002"), r => r.ShouldRemark("it is larger than 1,048,576 bytes"));

    [Fact]
    public void What_is_binary_is_left_out_and_told() =>
        Express.With("index.js", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2]).Analyzed().ShouldRemark("it is binary");

    [Fact]
    public void UTF_16_is_read() =>
        Express.With("index.js", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("app.listen(3003)\n")]).With("Dockerfile", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("FROM node:20\nUSER node\n")]).Analyzed()
            .ShouldSatisfyAllConditions(r => r.ShouldKnow(FactNames.Port, "3003"), r => r.ShouldKnow(FactNames.BaseImage, "node:20"));

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_read_as_well_as_can_be_and_told() =>
        Express.With("index.js", [.. "// caf"u8, 0xE9, .. "\napp.listen(3004)\n"u8]).Analyzed()
            .ShouldSatisfyAllConditions(r => r.ShouldKnow(FactNames.Port, "3004"), r => r.ShouldRemark("it is not UTF-8"));

    [Theory]
    [InlineData("package.json", "{ \"dependencies\": [", "package.json:1 was not understood: it is not JSON")]
    [InlineData("docker-compose.yml", "services: [", "was not understood: it is not YAML")]
    [InlineData("pyproject.toml", "[project\nname = 1", "was not understood: it is not TOML")]
    [InlineData("pom.xml", "<project><a></project>", "was not understood: it is not XML")]
    public void Settings_that_are_not_of_their_format_are_told_with_their_line(string path, string text, string remark) =>
        Source.Empty.With(path, text).Analyzed().ShouldRemark(remark);

    [Theory]
    [InlineData("docker-compose.yml", "a: ", '[')]
    [InlineData("docker-compose.yml", "a: ", '{')]
    [InlineData("package.json", "", '[')]
    [InlineData("pyproject.toml", "a = ", '[')]
    public void Brackets_without_end_are_refused_in_no_time(string path, string key, char bracket) =>
        Analyzed(Source.Empty.With(path, key + new string(bracket, 100_000)).With("go.mod", "module web-app\n")).ShouldRemark("was not understood");

    [Fact]
    public void Deep_YAML_and_deep_XML_are_refused()
    {
        Analyzed(Source.Empty.With("compose.yaml", string.Concat(Enumerable.Range(0, 200).Select(n => new string(' ', n) + "a:\n")))).ShouldRemark("nests deeper");
        Analyzed(Source.Empty.With("pom.xml", string.Concat(Enumerable.Repeat("<a>", 50_000)))).ShouldRemark("was not understood");
    }

    [Fact]
    public void Aliases_that_would_grow_without_end_stay_small()
    {
        var yaml = new StringBuilder("services: &a0\n  x: 1\n");
        foreach (var n in Enumerable.Range(1, 40))
            yaml.Append($"a{n}: &a{n} [{string.Join(", ", Enumerable.Repeat($"*a{n - 1}", 10))}]\n");
        Analyzed(Source.Empty.With("compose.yaml", yaml.ToString())).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Entities_of_XML_are_not_expanded() =>
        Analyzed(Source.Empty.With("pom.xml", "<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><project><artifactId>&b;</artifactId></project>")).Succeeded.ShouldBeTrue();

    [Fact]
    public void No_pattern_takes_long_on_any_line()
    {
        string[] pieces = ["a", " ", "\"", "(", ",", "/", ":", "1", "=", ".", "'PORT'", "process.env.PORT ", "bind(", "APIRouter(", "get(\"/", "health:", "port = ", "[a-z]", "\\", "\t"];
        foreach (var rule in CodeRules.All.Concat(PathRules.All))
            foreach (var needle in rule.Needles.DefaultIfEmpty(""))
                foreach (var piece in pieces)
                {
                    var line = (needle + string.Concat(Enumerable.Repeat(piece, 1000)))[..1000];
                    IsQuick(rule.Pattern, line).ShouldBeTrue($"{rule.Pattern} on {needle}{piece}…");
                }
    }

    /// <summary>One quick try is enough: a slow one may have waited for a processor.</summary>
    private static bool IsQuick(Regex pattern, string line)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                _ = pattern.Matches(line).Count;
                if (watch.ElapsedMilliseconds < 100)
                    return true;
            }
            catch (RegexMatchTimeoutException)
            {
            }
        }
        return false;
    }

    [Fact]
    public void A_million_lines_that_all_look_telling_are_looked_at_for_a_bounded_time()
    {
        var line = "app.get('/health'); const port = process.env.PORT || 3000; app.listen(3000)\n";
        var source = Express;
        foreach (var n in Enumerable.Range(0, 80))
            source.With($"f{n}.js", string.Concat(Enumerable.Repeat(line, 12_500)));
        Analyzed(source).ShouldKnow(FactNames.Port, "3000");
    }

    [Fact]
    public void A_table_that_claims_few_entries_and_has_many_is_refused()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var n in Enumerable.Range(0, 50))
                archive.CreateEntry($"{n}");
        var bytes = zip.ToArray();
        bytes[^14] = 1;
        bytes[^12] = 1;
        Analyzer.Analyze(new MemoryStream(bytes), "web-app", "dev", AnalysisLimits.Default with { Entries = 10 }).Error!.Code.ShouldBe(ErrorCodes.BundleTooLarge);
        Analyzer.Analyze(new MemoryStream(bytes), "web-app", "dev", AnalysisLimits.Default with { TableBytes = 100 }).Error!.Code.ShouldBe(ErrorCodes.BundleTooLarge);
        Analyzer.Analyze(new MemoryStream(bytes), "web-app", "dev", AnalysisLimits.Default).Error!.Code.ShouldBe(ErrorCodes.BundleUnreadable);
    }

    [Fact]
    public void Two_hundred_thousand_files_are_read()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var n in Enumerable.Range(0, 199_998))
                archive.CreateEntry($"assets/{n % 100}/{n}.png", CompressionLevel.NoCompression);
            Write(archive, "package.json", Manifest);
            Write(archive, "index.js", "app.listen(3005)\n");
        }
        var result = Analyzer.Analyze(zip, "web-app", "dev", AnalysisLimits.Default);
        result.ShouldKnow(FactNames.Port, "3005");
    }

    [Fact]
    public void A_name_or_a_value_from_the_source_cannot_draw_on_a_screen() =>
        Express.With("Dockerfile", "FROM node:20\u001b[31m\nEXPOSE 3000\nUSER root\n").With("docker-compose.yml", "services: [\u001b[2J").Analyzed().Recommendations
            .ShouldAllBe(r => !$"{r.Title}{r.Reason}{r.Evidence}".Contains('\u001b') && r.Reason.Length <= 1000);

    /// <summary>Whatever it is, it takes a bounded time, far below what a function has.</summary>
    private static AnalysisResult Analyzed(Source source)
    {
        var zip = new MemoryStream(source.Zip());
        var watch = Stopwatch.StartNew();
        var result = Analyzer.Analyze(zip, "web-app", "dev", AnalysisLimits.Default);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        return result;
    }

    private static void Write(ZipArchive archive, string path, string text)
    {
        using var content = new StreamWriter(archive.CreateEntry(path).Open());
        content.Write(text);
    }
}

internal static class HostileAssertions
{
    public static void ShouldRemark(this AnalysisResult result, string text) =>
        result.Recommendations.ShouldContain(r => r.Title == "Look at the source bundle" && r.Reason.Contains(text), string.Join('\n', result.Recommendations));

    public static void ShouldKnow(this AnalysisResult result, string name, string value) =>
        result.Of(name).ShouldContain(f => f.Value == value, string.Join('\n', result.Facts));
}
