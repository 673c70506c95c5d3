using Delightful.Dashboard.Tests.Browsing;

namespace Delightful.Dashboard.Tests;

/// <summary>Short ways to open a page.</summary>
static class Pages
{
    public static async Task<Tab> OpenAsync(this DashboardFixture world, string path, int width = 1280, params (string Name, string Value)[] media)
    {
        var tab = await Tab.OpenAsync(world.Browser, width, 900, media);
        await tab.GoAsync(world.At(path));
        return tab;
    }

    /// <summary>Every page there is, by what stands on it.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(this DashboardFixture world)
    {
        var ended = (await world.Registry.HistoryAsync(new("search", "dev"), 1, CancellationToken.None).FirstAsync()).Id;
        var running = (await world.Registry.LoadAsync(new("web-app", "dev"), CancellationToken.None)).Active!.Id;
        return
        [
            "/", "/slots/web-app/dev", "/slots/checkout/dev", $"/deployments/search/dev/{ended}", $"/deployments/web-app/dev/{running}", "/history", "/figures",
            "/search?q=2.1.0", "/search?q=nothing-of-this-name", "/messages", "/nowhere",
        ];
    }
}
