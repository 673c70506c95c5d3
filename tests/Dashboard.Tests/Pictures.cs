namespace Delightful.Dashboard.Tests;

/// <summary>Pictures for docs/dashboard, no larger than documents can hold. They are kept when DASHBOARD_PICTURES names a folder.</summary>
static class Pictures
{
    const int Largest = 200_000;

    /// <summary>The screens that pictures are taken at, with the most of their height.</summary>
    public static readonly (string Name, int Width, int Most)[] Screens = [("desk", 1280, 1000), ("phone", 390, 1700)];

    /// <summary>Takes a page at a screen; the picture is lower when it would be too large.</summary>
    public static async Task TakeAsync(this DashboardFixture world, string name, string path, (string Name, int Width, int Most) screen)
    {
        await using var tab = await world.OpenAsync(path, screen.Width);
        await tab.AskAsync("document.fonts.ready.then(() => 0)");
        var picture = await tab.PictureAsync(screen.Width, screen.Most);
        for (var high = screen.Most - 100; picture.Length > Largest && high > 500; high -= 100)
            picture = await tab.PictureAsync(screen.Width, high);
        picture.AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();
        picture.Length.ShouldBeInRange(10_000, Largest, $"{name} on a {screen.Name}");
        if (Environment.GetEnvironmentVariable("DASHBOARD_PICTURES") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}-{screen.Name}.png"), picture);
    }
}
