using System.Text;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.LanguageModel;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Tests.Analysis.LanguageModel;

public class BoundsTests
{
    private static readonly ModelBounds Bounds = new() { DollarsPerMillionInputTokens = 3, DollarsPerMillionOutputTokens = 15 };

    [Fact]
    public void Tokens_cost_what_the_price_says() => Bounds.Dollars(1_000_000, 100_000).ShouldBe(4.5m);

    [Fact]
    public void A_prompt_that_is_cut_to_its_bytes_keeps_within_its_tokens_even_at_one_byte_a_token()
    {
        var source = Source.Empty;
        foreach (var n in Enumerable.Range(0, 50))
            source.With($"src/f{n}.py", string.Concat(Enumerable.Repeat("値 = 計算()\n", 2000)));
        var result = source.Analyzed();

        var extract = ExtractReader.Read(
            new ZipSource(new MemoryStream(source.Zip())), "", Bounds.PromptBytes - ModelPrompt.BytesWithout(result, "web-app", "dev"), AnalysisLimits.Default);
        var prompt = ModelPrompt.For(result, extract, "web-app", "dev");

        extract.Files.Length.ShouldBeGreaterThan(1);
        (Encoding.UTF8.GetByteCount(prompt.Instructions) + Encoding.UTF8.GetByteCount(prompt.Question)).ShouldBeLessThanOrEqualTo(Bounds.PromptBytes);
        Bounds.MostDollarsOf(prompt).ShouldBeLessThanOrEqualTo(ModelBounds.Calls * Bounds.Dollars(Bounds.InputTokens, Bounds.OutputTokens));
    }

    [Fact]
    public void The_usual_bounds_allow_a_question_at_the_price_of_a_large_model() =>
        (ModelBounds.Calls * Bounds.Dollars(Bounds.InputTokens, Bounds.OutputTokens)).ShouldBeLessThanOrEqualTo(Bounds.MostDollars);
}
