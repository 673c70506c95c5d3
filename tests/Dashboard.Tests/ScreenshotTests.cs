namespace Delightful.Dashboard.Tests;

/// <summary>The pictures in docs/dashboard; see docs/dashboard/pictures. That of a question is taken where something asks.</summary>
public sealed class ScreenshotTests(DashboardFixture world)
{
    [Fact]
    public async Task Each_page_makes_a_picture_that_documents_can_hold()
    {
        foreach (var screen in Pictures.Screens)
            foreach (var (name, path) in ((string, string)[])
            [
                ("overview", "/"), ("slot", "/slots/web-app/dev"), ("deployment", "an ended deployment"), ("history", "/history"), ("figures", "/figures"),
                ("search", "/search?q=57"), ("messages", "/messages"),
            ])
                await world.TakeAsync(name, path, screen);
    }
}
