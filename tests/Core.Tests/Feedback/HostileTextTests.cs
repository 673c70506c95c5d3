using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback;

namespace Delightful.Core.Tests.Feedback;

public partial class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "<!channel> <!here> <!everyone> <@U12345> <#C12345>", "@channel @here @everyone @org/team", "hello @someone and a@b.example",
        "closes #12, owner/name#34, GH-56", "https://evil.example and www.evil.example", "[click](https://evil.example)", "![x](https://evil.example/x.png)",
        "<img src=x onerror=alert(1)>", "</details></summary><script>", "<!-- delightful:other/prod -->", "-->", "`code` ``two`` ```three```", "~~~\n```\n@all",
        "# big\n## bigger\n- list\n1. one\n> quote\n---\n| a | b |\n", "*bold* _slanted_ ~struck~ **strong**", "a | b | c", "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
        "\u202Eright to left\u202C \u2066isolated\u2069", "zero\u200Bwidth\u200Djoined\uFEFF\u2060", "nul\0 bell\a back\b", "lone \uD83D surrogate",
        "$\\frac{a}{b}$ &lt;b&gt; &#64;someone", "password=not-real-at-all", "tag\r\nContent-Type: text/html", "\u2028@someone\u2029",
        "{\"type\":\"mrkdwn\",\"text\":\"<!channel>\"}", "a\\", "`@someone", "|", "", "    ", ":tada:", new string('@', 3000),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_in_a_comment_mentions_refers_links_or_formats(string hostile)
    {
        var comment = PullRequestComment.Render(Everywhere(hostile), Context(hostile), Now);
        var plain = Fenced().Replace(comment, "");
        plain = Coded().Replace(plain, "");
        plain.ShouldNotMatch(@"@[A-Za-z0-9]");
        plain.ShouldNotMatch(@"#[0-9]");
        plain.ShouldNotMatch(@"(?i)\bGH-\d");
        plain.ShouldNotMatch(@"(?i)www\.|[a-z]://(?!console\.aws\.example|127\.0\.0\.1)");
        plain.ShouldNotMatch(@"\]\((?!https://console\.aws\.example|http://127\.0\.0\.1)");
        Tag().Matches(plain).Select(m => m.Value).Distinct().ShouldBeSubsetOf(
            ["<!-- -->", "<!-- delightful:web-app/dev -->", "<details>", "</details>", "<summary>", "</summary>"]);
        Regex.Count(comment, "<!-- delightful:web-app/dev -->").ShouldBe(1);
        comment.Split('\n').Count(l => l.StartsWith('#')).ShouldBe(1, "only the headline is a heading");
        comment.ShouldNotContain("not-real-at-all");
        IsVisible(comment);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_table_keeps_its_four_columns(string hostile) =>
        PullRequestComment.Render(Everywhere(hostile), Context(hostile), Now).Split('\n').SkipWhile(l => l != "| Step | State | Took | Link |").TakeWhile(l => l.StartsWith('|'))
            .ShouldAllBe(row => row.Count(c => c == '|') == 5);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_in_a_Slack_message_mentions_or_formats(string hostile)
    {
        var message = SlackMessage.Render(Everywhere(hostile), Context(hostile), Now);
        Markup(message.Text);
        using var blocks = JsonDocument.Parse(message.Blocks);
        blocks.RootElement.EnumerateArray().Select(b => b.GetProperty("type").GetString()).Distinct().ShouldBeSubsetOf(["header", "rich_text"]);
        message.Blocks.ShouldNotContain("not-real-at-all");
        blocks.RootElement.GetArrayLength().ShouldBeLessThanOrEqualTo(50);
        IsVisible(message.Blocks.Replace("\\n", ""));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_in_a_thread_mentions_or_formats(string hostile)
    {
        var line = SlackThread.Line(Change("plan", hostile));
        if (line is not null)
            Markup(line);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_status_is_one_short_visible_line(string hostile)
    {
        var everywhere = Everywhere(hostile);
        var status = CommitStatus.Of(everywhere with { Request = everywhere.Request with { Kind = DeploymentKind.Push } })!;
        status.Description.Length.ShouldBeLessThanOrEqualTo(140);
        status.Description.ShouldNotContain("not-real-at-all");
        IsVisible(status.Description);
    }

    private static DateTimeOffset Now => Scenarios.Named("released").Now;

    private static void Markup(string text)
    {
        text.ShouldNotMatch("[<>@*_~`]");
        text.ShouldNotContain("\n");
        text.ShouldNotContain("not-real-at-all");
        IsVisible(text);
    }

    private static void IsVisible(string text) => text.EnumerateRunes()
        .Where(r => r.Value is not ('\n' or 0xFE0F) && System.Text.Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)
        .ShouldBeEmpty();

    private static Deployment Everywhere(string text)
    {
        var deployment = Scenarios.Named("released").Deployment;
        return deployment with
        {
            Request = deployment.Request with { Tag = text, Digest = text, RequestedBy = text, Reason = text, Kind = DeploymentKind.Rollback, CorrelationId = text },
            Stage = new Stage.Ended(Outcome.Failed, text, Now),
            Notes = [text],
            Recommendations = [new(text, text, text)],
            Timeline = [.. deployment.Timeline.Select(t => t with { Link = text })],
            Plan = deployment.Plan! with { Changes = [new(text, text, Core.Plans.ChangeKind.Delete)] },
        };
    }

    private static FeedbackContext Context(string text) => Scenarios.Named("released").Context with { PlanText = text, ServiceUrl = text, PlanTextUrl = text };

    private static DeploymentChanged Change(string stage, string sentence) => new()
    {
        DeploymentId = "d", CorrelationId = "c", Service = "web-app", Environment = "dev", Tag = "v2", Digest = "sha256:0", Kind = DeploymentKind.Push, Stage = stage, Sentence = sentence,
    };

    [GeneratedRegex(@"^(`{3,})diff\n[\s\S]*?\n\1$", RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"(?<![`\\])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")]
    private static partial Regex Coded();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Tag();
}
