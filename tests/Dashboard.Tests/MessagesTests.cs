using System.Text.Json.Nodes;
using Delightful.Cli.Dashboard.Messages;

namespace Delightful.Dashboard.Tests;

public sealed class MessagesTests(DashboardFixture world)
{
    [Fact]
    public async Task Comments_are_shown_as_GitHub_shows_them()
    {
        await using var tab = await world.OpenAsync("/messages");

        var comment = await tab.ReadAsync(".github");
        comment.ShouldContain("Show prices with tax");
        (await tab.AskAsync<int>("document.querySelectorAll('.github .markdown table').length")).ShouldBeGreaterThanOrEqualTo(1);
        (await tab.AskAsync<bool>("document.querySelector('.github details').open")).ShouldBeFalse();
        (await tab.AskAsync<int>("document.querySelectorAll('.github pre .added').length")).ShouldBeGreaterThan(1);
        (await tab.ReadAsync("main")).ShouldNotContain("<!--");
    }

    [Fact]
    public async Task Messages_are_shown_as_Slack_shows_them_with_their_threads()
    {
        await using var tab = await world.OpenAsync("/messages");

        (await tab.ReadAsync(".slack .slack-header")).ShouldContain("→ dev");
        (await tab.ReadAsync(".slack-replies")).ShouldContain("was accepted");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("<img src=x onerror=alert(1)>", "<img")]
    [InlineData("![x](http://127.0.0.1:1/x.png)", "<img")]
    [InlineData("[x](javascript:alert(1))", "href=\"javascript")]
    [InlineData("<javascript:alert(1)>", "href=\"javascript")]
    [InlineData("[x](http://a.example/\"onclick=alert(1))", "\"onclick")]
    [InlineData("<details onclick=alert(1)>", "<details onclick")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a href=\"javascript")]
    [InlineData("| a |\n| :-: |\n| b |", "style=")]
    [InlineData("<b style=\"color:red\">x</b>", "<b style")]
    [InlineData("<iframe src=x></iframe>", "<iframe")]
    public void What_GitHub_would_not_let_through_stays_text(string markdown, string mustNotCome) =>
        GitHubMarkdown.Render(markdown).ToString().ShouldNotContain(mustNotCome);

    [Fact]
    public void What_GitHub_lets_through_comes_and_never_reaches_out_of_its_frame()
    {
        var shown = GitHubMarkdown.Render("<details><summary>Plan</summary>\n\n```diff\n+ one\n- two\n```\n\n</details></details></div>\n\n<sub>small").ToString();

        shown.ShouldContain("<details><summary>Plan</summary>");
        shown.ShouldContain("<span class=\"added\">+ one</span>");
        System.Text.RegularExpressions.Regex.Count(shown, "</details>").ShouldBe(1);
        shown.ShouldContain("&lt;/div&gt;");
        shown.TrimEnd().ShouldEndWith("</sub>");
    }

    [Fact]
    public void Block_Kit_is_shown_block_by_block_and_an_unknown_one_is_named()
    {
        var blocks = JsonNode.Parse("""
            [{"type":"header","text":{"type":"plain_text","text":"Header <b>"}},
             {"type":"section","text":{"type":"mrkdwn","text":"*bold* <http://127.0.0.1/a|a link> <!channel> `code & more`"}},
             {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"*as it is*","style":{"code":true}}]}]},
             {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Approve"},"style":"primary"}]},
             {"type":"divider"},{"type":"video"}]
            """)!.AsArray();

        var shown = BlockKit.Render(blocks).ToString();

        shown.ShouldContain("Header &lt;b&gt;");
        shown.ShouldContain("<strong>bold</strong>");
        shown.ShouldContain("<a href=\"http://127.0.0.1/a\"");
        shown.ShouldContain("<span class=\"mention\">@channel</span>");
        shown.ShouldContain("<code>code &amp; more</code>");
        shown.ShouldContain("<code>*as it is*</code>");
        shown.ShouldContain("<span class=\"slack-button primary\">Approve</span>");
        shown.ShouldContain("a block of the kind video");
    }
}
