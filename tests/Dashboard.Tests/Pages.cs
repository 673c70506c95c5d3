using Delightful.Dashboard.Tests.Browsing;

namespace Delightful.Dashboard.Tests;

/// <summary>Short ways to open a page.</summary>
static class Pages
{
    /// <summary>Every kind of page there is.</summary>
    public static TheoryData<string> All { get; } =
    [
        "/", "/slots/web-app/dev", "/slots/checkout/dev", "an ended deployment", "a running deployment", "/history", "/figures",
        "/search?q=nothing-of-this-name", "/messages", "/nowhere",
    ];

    public static async Task<Tab> OpenAsync(this DashboardFixture world, string path, int width = 1280, params (string Name, string Value)[] media)
    {
        var tab = await Tab.OpenAsync(world.Browser, width, 900, media);
        world.Rewind();
        await tab.GoAsync(world.At(await world.PathAsync(path)));
        return tab;
    }

    static async Task<string> PathAsync(this DashboardFixture world, string page) => page switch
    {
        "an ended deployment" => $"/deployments/search/dev/{(await world.Registry.HistoryAsync(new("search", "dev"), 1, CancellationToken.None).FirstAsync()).Id}",
        "a running deployment" => $"/deployments/web-app/dev/{(await world.Registry.LoadAsync(new("web-app", "dev"), CancellationToken.None)).Active!.Id}",
        _ => page,
    };
}
