using Delightful.Cli.Demo;

namespace Delightful.Cli.Tests;

public sealed class MarkdownViewTests
{
    [Fact]
    public void A_terminal_shows_what_a_reader_sees_and_nothing_that_is_hidden() =>
        MarkdownView.Lines("<!-- which comment this is -->\n### `web-app` of @<!-- -->kim\n\n| step | took |\n| --- | --- |\n| plan | **4 s** |\n<details><summary>Changes</summary>\nmany\n</details>")
            .ShouldBe(["web-app of @kim", "", "step  took", "plan  4 s", "▸ Changes (folded)"]);
}
