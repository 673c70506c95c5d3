using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Alerts;

namespace Delightful.Core.Tests.Feedback;

public partial class HostileTextTests
{
    /// <summary>What GitHub and Slack show as a picture.</summary>
    private const string Picture = ":(?!(?!100:|1234:)[0-9]+:)[A-Za-z0-9_+-]+:";

    public static TheoryData<string> Texts =>
    [
        "<!channel> <!here> <!everyone> <@U12345> <#C12345>", "@channel @here @everyone @org/team", "hello @someone and a@b.example",
        "closes #12, owner/name#34, GH-56", "https://evil.example and www.evil.example", "[click](https://evil.example)", "![x](https://evil.example/x.png)",
        "<img src=x onerror=alert(1)>", "</details></summary><script>", "<!-- delightful:other/prod -->", "-->", "`code` ``two`` ```three```", "~~~\n```\n@all",
        "# big\n## bigger\n- list\n1. one\n> quote\n---\n| a | b |\n", "*bold* _slanted_ ~struck~ **strong**", "a | b | c", "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
        "\u202Eright to left\u202C \u2066isolated\u2069", "zero\u200Bwidth\u200Djoined\uFEFF\u2060", "nul\0 bell\a back\b", "lone \uD83D surrogate",
        "$\\frac{a}{b}$ &lt;b&gt; &#64;someone", "password=not-real-at-all", "tag\r\nContent-Type: text/html", "\u2028@someone\u2029",
        "fixes https://github.com/example/web-app/issues/1", "javascript:alert(1)", "ftp://evil.example/x", "<https://evil.example|click>", "mailto:a@b.example", "--> <b>bold</b> <!--",
        "=cmd|' /C calc'!A0", "\u0085next\u000B\u000C", "e\u0301\u0301\u0301", "\U000E0041\U000E0042 tags", "\u2063\u2062 operators",
        "{\"type\":\"mrkdwn\",\"text\":\"<!channel>\"}", "a\\", "`@someone", "|", "", "    ", ":tada:", ":+1::skin-tone-2: ::tada:: a:white_check_mark:b", "main.tf:100: no such module", "somebody:tada",
        "arn:aws:iam::123456789012:user/ada", new string('@', 3000),
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
        Regex.Replace(plain, @"\\(.)", "$1").ShouldNotMatch(Picture);
        plain.Split("<details>").Length.ShouldBe(plain.Split("</details>").Length, "every fold ends");
        Regex.Count(comment, "<!-- delightful:web-app/dev -->").ShouldBe(1);
        comment.Split('\n').Count(l => l.StartsWith('#')).ShouldBe(1, "only the headline is a heading");
        comment.ShouldNotContain("not-real-at-all");
        IsVisible(comment);
    }

    // The line of an error once became a picture: GitHub knows :100: and :1234:.
    [Theory]
    [InlineData("main.tf:100: no such module", "main.tf:<!-- -->100: no such module", "main.tf\uFF1A100: no such module")]
    [InlineData(":tada:", ":<!-- -->tada:", "\uFF1Atada:")]
    [InlineData("somebody:tada", "somebody:<!-- -->tada", "somebody:tada")]
    [InlineData("in main.tf:1:7: no port", "in main.tf:1:7: no port", "in main.tf:1:7: no port")]
    [InlineData("09:14 UTC: it ended", "09:14 UTC: it ended", "09:14 UTC: it ended")]
    public void A_name_between_colons_becomes_no_picture(string text, string inComment, string inSlack)
    {
        GitHubEscape.Text(text).ShouldBe(inComment);
        SlackEscape.Text(text).ShouldBe(inSlack);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_table_keeps_its_four_columns(string hostile) =>
        PullRequestComment.Render(Everywhere(hostile), Context(hostile), Now).Split('\n').SkipWhile(l => l != "| Step | State | Took | Link |").TakeWhile(l => l.StartsWith('|'))
            .ShouldAllBe(row => Regex.Count(row, @"(?<!\\)\|") == 5);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_in_a_Slack_message_mentions_or_formats(string hostile)
    {
        var message = SlackMessage.Render(Everywhere(hostile), Context(hostile), Now);
        Markup(message.Text);
        using var blocks = JsonDocument.Parse(message.Blocks);
        blocks.RootElement.EnumerateArray().Select(b => b.GetProperty("type").GetString()).Distinct().ShouldBeSubsetOf(["header", "rich_text", "actions"]);
        message.Blocks.ShouldNotContain("not-real-at-all");
        blocks.RootElement.GetArrayLength().ShouldBeLessThanOrEqualTo(50);
        IsVisible(message.Blocks.Replace("\\n", ""));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_button_asks_in_plain_text_within_Slacks_bounds_and_answers_what_it_was_given(string hostile)
    {
        var scenario = Scenarios.Named("baking");
        var deployment = scenario.Deployment with { Request = scenario.Deployment.Request with { Tag = hostile }, Previous = scenario.Deployment.Previous! with { Tag = hostile } };
        using var blocks = JsonDocument.Parse(SlackMessage.Render(deployment, scenario.Context, scenario.Now).Blocks);
        var button = blocks.RootElement.EnumerateArray().Single(b => b.GetProperty("type").GetString() == "actions").GetProperty("elements")[0];
        button.GetProperty("value").GetString().ShouldBe($$"""{"slot":"web-app/dev","deployment":"{{deployment.Id}}","plan":""}""");
        foreach (var (text, most) in new[]
        {
            (button.GetProperty("text"), 75), (button.GetProperty("confirm").GetProperty("title"), 100), (button.GetProperty("confirm").GetProperty("text"), 300),
            (button.GetProperty("confirm").GetProperty("confirm"), 30), (button.GetProperty("confirm").GetProperty("deny"), 30),
        })
        {
            text.GetProperty("type").GetString().ShouldBe("plain_text");
            text.GetProperty("text").GetString()!.Length.ShouldBeInRange(1, most);
            text.GetProperty("text").GetString()!.ShouldNotContain("not-real-at-all");
            IsVisible(text.GetProperty("text").GetString()!);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_a_topic_a_webhook_and_a_pager_are_told_is_visible_plain_text(string hostile)
    {
        var change = Change(hostile, hostile) with { Tag = hostile, Digest = hostile, CorrelationId = hostile, Outcome = Outcome.Failed };
        var notice = Notice.Of("id", Now, change)!;
        notice.Subject.ShouldAllBe(c => c >= ' ' && c <= '~');
        notice.Subject.Length.ShouldBeInRange(1, 100);
        IsVisible(notice.Text);
        notice.Text.ShouldNotContain("not-real-at-all");
        notice.Json.ShouldNotContain("not-real-at-all");
        using var json = JsonDocument.Parse(notice.Json);
        IsVisible(json.RootElement.GetProperty("data").GetProperty("sentence").GetString()!);
        var story = Slots.Story.Of("web-app/dev", settings => settings with { Pages = true }).Pushed("v1");
        var page = Page.Of(change, story.Active, story.Slot, open: null)!;
        page.Summary.Length.ShouldBeInRange(1, 1024);
        page.Summary.ShouldNotContain("not-real-at-all");
        IsVisible(page.Summary);
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

    private static readonly string[] Pieces =
    [
        "@", "#", "`", "``", "```", "<", ">", "!", "channel", "here", "org/team", "12", "GH-", "closes ", "://", "https", "www.", "evil.example", "(", ")", "[", "]", "|", "*", "_", "~",
        "\\", "\n", "\r", "\t", "\u001b[31m", "\u009b1m", "\u202E", "\u2066", "\u200B", "\u2060", "\0", "\uD83D", "🚀", "é", "<!--", "-->", "</details>", "&lt;", "&#64;", ":", "-", "+", "=", ".", "1", " ",
        "password=not-real-at-all ", "diff", "~~~", "$", "{", "}", "\"", "'", "\u2028", "name",
    ];

    [Fact]
    public void No_mixture_of_such_texts_does_more_than_its_parts()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var chance = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, chance.Next(1, 12)).Select(_ => Pieces[chance.Next(Pieces.Length)]));
            try
            {
                Nothing_in_a_comment_mentions_refers_links_or_formats(text);
                A_table_keeps_its_four_columns(text);
                Nothing_in_a_Slack_message_mentions_or_formats(text);
                A_button_asks_in_plain_text_within_Slacks_bounds_and_answers_what_it_was_given(text);
                What_a_topic_a_webhook_and_a_pager_are_told_is_visible_plain_text(text);
                Nothing_in_a_thread_mentions_or_formats(text);
                A_status_is_one_short_visible_line(text);
            }
            catch (ShouldAssertException broken)
            {
                throw new InvalidOperationException($"with seed {seed}: {text}", broken);
            }
        }
    }

    private static DateTimeOffset Now => Scenarios.Named("released").Now;

    private static void Markup(string text)
    {
        text.ShouldNotMatch("[<>@*_~`]");
        text.ShouldNotMatch(Picture);
        text.ShouldNotContain("://");
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
            Timeline = [.. deployment.Timeline.Select(t => t with { Link = text }), new TimelineEntry("test", Now, Now, text)],
            Tested = new TestReport(false, text, text),
            Plan = deployment.Plan! with { Changes = [new(text, text, Core.Plans.ChangeKind.Delete)] },
        };
    }

    private static FeedbackContext Context(string text) => Scenarios.Named("released").Context with { PlanText = text, ServiceUrl = text, PlanTextUrl = text, Earlier = [new EarlierRun(text, text, "✅", "released", text, TimeSpan.FromSeconds(3))] };

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
