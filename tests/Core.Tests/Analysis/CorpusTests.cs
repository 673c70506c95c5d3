using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Tests.Analysis;

/// <summary>How much of what is true of the sample repositories the analysis finds out, and whether it is ever sure of what is not true.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_what_is_true_at_least_95_in_100_are_found_and_nothing_wrong_is_above_0_8()
    {
        var (right, all, wrong) = (0, 0, new List<string>());
        foreach (var name in Corpus.Names)
        {
            var (expected, found) = (Corpus.True(name), Corpus.Found(name).ToList());
            var told = found.Select(f => f.Told).ToHashSet();
            right += expected.Count(told.Contains);
            all += expected.Count;
            foreach (var missed in expected.Except(told))
                output.WriteLine($"{name}: {missed} is not found; of that name is {string.Join(", ", found.Where(f => f.Told.Folder == missed.Folder && f.Told.Fact == missed.Fact).Select(f => f.Fact))}");
            foreach (var (fact, seen) in found.Where(f => !expected.Contains(f.Told)))
                output.WriteLine($"{name}: {fact} is not true, {seen.Confidence}: {seen.Because} ({seen.Source})");
            wrong.AddRange(found.Where(f => !expected.Contains(f.Told) && f.Fact.Confidence > 0.8).Select(f => $"{name}: {f.Fact}"));
        }
        output.WriteLine($"{right} of {all} facts are right");
        Corpus.Names.Count().ShouldBeGreaterThanOrEqualTo(20);
        wrong.ShouldBeEmpty();
        ((double)right / all).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Every_fact_names_its_place_in_a_file_that_is_there()
    {
        foreach (var name in Corpus.Names)
            foreach (var (told, fact) in Corpus.Found(name))
            {
                var parts = fact.Source.ShouldNotBeNull($"{name}: {told}").Split(':');
                var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests/analyzer", name, "repository", parts[0]));
                int.Parse(parts[1]).ShouldBeInRange(1, Math.Max(1, lines.Length), $"{name}: {fact}");
            }
    }

    [Fact]
    public void Only_what_is_declared_is_certain() =>
        Corpus.Names.SelectMany(Corpus.Found).Where(f => f.Fact.Confidence >= 1).ShouldAllBe(f => f.Fact.Because.StartsWith("declared as") && f.Fact.Source!.StartsWith(".delightful.yaml"));

    [Fact]
    public void The_same_source_comes_to_the_same() =>
        Corpus.Names.ShouldAllBe(name => Corpus.Analyzed(name).SelectMany(r => r.Facts).SequenceEqual(Corpus.Analyzed(name).SelectMany(r => r.Facts)));

    [Fact]
    public void What_is_declared_wins_and_each_contradiction_is_proposed()
    {
        var result = Corpus.Analyzed("declared-kiosk").ShouldHaveSingleItem();
        result.Of(FactNames.Port).ShouldHaveSingleItem().Value.ShouldBe("9999");
        foreach (var (name, other) in new[] { (FactNames.Port, "3000"), (FactNames.HealthPath, "/health"), (FactNames.Database, "postgres"), (FactNames.Cache, "redis"), (FactNames.LanguageVersion, "20") })
            result.Recommendations.ShouldContain(r => r.Title == $"Make {name} say one thing" && r.Reason.Contains($": {other}."), $"{name} {other}");
    }

    [Fact]
    public void A_secret_is_told_by_kind_and_place_and_its_value_is_nowhere()
    {
        var result = Corpus.Analyzed("leaky-bot").ShouldHaveSingleItem();
        result.Recommendations.ShouldContain(r => r.Title == "Take the private key out of the repository" && r.Evidence == "certs/server.key:1");
        result.Recommendations.ShouldContain(r => r.Evidence == ".env:2");
        $"{string.Join(' ', result.Facts)}{string.Join(' ', result.Recommendations)}".ShouldNotContain("battery");
    }

    [Theory]
    [InlineData("auth", "services/auth")]
    [InlineData("mail", "services/mail")]
    [InlineData("gateway", "services/gateway")]
    public void In_a_monorepo_the_service_is_found_by_its_name(string service, string folder) =>
        Monorepo(service).Folder.ShouldBe(folder);

    [Fact]
    public void In_a_monorepo_a_service_that_no_folder_is_named_after_is_not_guessed_at() =>
        Monorepo("orders").ShouldSatisfyAllConditions(
            r => r.Facts.ShouldBeEmpty(),
            r => r.Services.Length.ShouldBe(3),
            r => r.Recommendations.ShouldContain(p => p.Title == "Say which folder the service is in"));

    private static AnalysisResult Monorepo(string service)
    {
        var source = Source.Empty;
        var root = Path.Combine(Repository.Root, "tests/analyzer/monorepo-mixed/repository");
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            source.With(Path.GetRelativePath(root, file), File.ReadAllText(file));
        return source.Analyzed(service: service);
    }
}
