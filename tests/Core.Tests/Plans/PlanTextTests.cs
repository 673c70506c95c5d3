using Delightful.Core.Plans;
using Delightful.Core.Text;

namespace Delightful.Core.Tests.Plans;

public class PlanTextTests
{
    [Fact]
    public void Symbols_move_to_the_first_column_so_that_a_diff_colours_them() =>
        PlanText.ForComment("Terraform will do:\n  # aws_a.x will be updated\n  ~ resource \"aws_a\" \"x\" {\n      + name = \"n\"\n      - old  = 1\n        same = 2\n    }\n-/+ resource \"b\" \"y\" {", 10_000)
            .ShouldBe("Terraform will do:\n  # aws_a.x will be updated\n!   resource \"aws_a\" \"x\" {\n+       name = \"n\"\n-       old  = 1\n        same = 2\n    }\n-/+ resource \"b\" \"y\" {");

    [Fact]
    public void A_line_that_only_looks_like_a_change_is_not_coloured() =>
        PlanText.ForComment("---\n+++ b\n@@ 1 @@\n-x", 1000).ShouldBe(" ---\n +++ b\n @@ 1 @@\n -x");

    [Fact]
    public void What_is_too_long_loses_its_middle_and_keeps_head_and_tail()
    {
        var text = string.Join('\n', Enumerable.Range(1, 5000).Select(n => $"line {n} 🚀"));
        var cut = PlanText.ForComment(text, 4000);
        cut.Length.ShouldBeInRange(3500, 4000);
        cut.ShouldStartWith("line 1 🚀\nline 2 🚀");
        cut.ShouldEndWith("line 4999 🚀\nline 5000 🚀");
        cut.ShouldContain("lines left out");
        cut.Split('\n').Where(l => !l.Contains('…')).ShouldAllBe(l => l.StartsWith("line ") && l.EndsWith("🚀"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void A_cut_is_never_longer_than_asked_and_splits_no_character(int most)
    {
        foreach (var text in new[] { string.Concat(Enumerable.Repeat("🚀", 500)), string.Join('\n', Enumerable.Repeat("🚀🚀", 200)), new string('x', 999) })
        {
            var cut = MiddleCut.Cut(text, most);
            cut.Length.ShouldBeLessThanOrEqualTo(most);
            cut.IsNormalized().ShouldBeTrue("an unpaired surrogate cannot be normalised");
        }
    }

    [Theory]
    [InlineData("access_key = AKIAEXAMPLEEXAMPLE12", "AKIAEXAMPLE")]
    [InlineData("+ master_password = \"hunter2-not-real\"", "hunter2")]
    [InlineData("  ~ password = \"old-not-real\" -> \"new-not-real\"", "not-real")]
    [InlineData("\"db_password\": \"not-real\"", "not-real")]
    [InlineData("API_TOKEN=not-real-token", "not-real")]
    [InlineData("client_secret => 'not real'", "not real")]
    [InlineData("url = \"postgres://app:not-real@db/app\"", "not-real")]
    [InlineData("ghp_notrealnotrealnotrealnotreal", "notreal")]
    [InlineData("key = <<EOT\n-----BEGIN RSA PRIVATE KEY-----\nbm90IHJlYWw=\nbm90IHJlYWw=\n-----END RSA PRIVATE KEY-----\nEOT", "bm90IHJlYWw")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nbm90IHJlYWw=\nand the end is cut off", "bm90IHJlYWw")]
    public void What_looks_like_a_secret_is_hidden(string text, string secret) =>
        PlanText.ForComment(text, 10_000).ShouldSatisfyAllConditions(t => t.ShouldNotContain(secret), t => t.ShouldContain("(hidden)"));

    [Theory]
    [InlineData("+   password = (sensitive value)")]
    [InlineData("    secrets_manager_policy_count = 2 resources")]
    [InlineData("    tokens and passwords are read at start")]
    public void What_is_no_secret_stays_readable(string text) =>
        Secrets.Mask(text).ShouldContain(text.Contains("count") ? "secrets_manager_policy_count" : text);

    [Fact]
    public void Nothing_that_a_terminal_obeys_is_left() =>
        PlanText.ForComment("\u001b[31m  + red\u001b[0m \u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007 \u202Eright\u200Bto\u2066left\u0000", 1000)
            .ShouldBe("+   red link righttoleft");

    [Fact]
    public void A_plan_of_megabytes_takes_no_time_worth_mentioning()
    {
        var text = string.Concat(Enumerable.Repeat("      + some_rather_long_attribute_name_of_a_resource = \"value\"\n", 100_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        PlanText.ForComment(text, 60_000).Length.ShouldBeLessThanOrEqualTo(60_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
