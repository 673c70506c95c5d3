
namespace Delightful.Dashboard.Tests;

[Collection(InHostileWorld.Name)]
public sealed class HostileTests(HostileWorld world)
{
    [Fact]
    public async Task A_reason_full_of_markup_is_shown_as_text()
    {
        await using var tab = await world.OpenAsync("/");

        var held = await tab.ReadAsync("#hold-checkout-dev");
        held.ShouldContain("<script>alert(1)</script> <!channel>");
        held.ShouldContain("<b>bold</b> & \"quoted\"");
        held.ShouldNotContain("\u202E");
        (await tab.AskAsync<int>("document.querySelectorAll('main script, main b > b').length")).ShouldBe(0);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_looks_like_a_secret_is_hidden()
    {
        var text = Cli.Dashboard.Pages.Html.Of($"<p title=\"{"password=hunter2-hunter2"}\">{"ghp_abcdefghijklmnopqrstuvwxyz0123456789"}</p>").ToString();
        text.ShouldBe("<p title=\"password=(hidden)\">(hidden)</p>");

        await world.Told.CommentAsync(11, "the token is ghp_abcdefghijklmnopqrstuvwxyz0123456789");
        using var http = new HttpClient();
        (await http.GetStringAsync(world.At("/messages"))).ShouldNotContain("ghp_abc");
    }
}
