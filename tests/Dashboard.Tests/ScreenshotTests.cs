namespace Delightful.Dashboard.Tests;

/// <summary>
/// The pictures in docs/dashboard. With DASHBOARD_PICTURES set to a folder they are written there; see docs/dashboard/pictures.
/// </summary>
public sealed class ScreenshotTests(DashboardFixture world)
{
    const int Largest = 200_000;

    [Theory]
    [InlineData("desk", 1280, 1000)]
    [InlineData("phone", 390, 1700)]
    public async Task Each_page_makes_a_picture_that_documents_can_hold(string screen, int width, int most)
    {
        var folder = Environment.GetEnvironmentVariable("DASHBOARD_PICTURES");
        foreach (var (name, path) in ((string, string)[])[("overview", "/"), ("deployment", "an ended deployment"), ("history", "/history"), ("messages", "/messages")])
        {
            await using var tab = await world.OpenAsync(path, width);
            await tab.AskAsync("document.fonts.ready.then(() => 0)");
            var picture = await tab.PictureAsync(width, most);
            for (var high = most - 100; picture.Length > Largest && high > 500; high -= 100)
                picture = await tab.PictureAsync(width, high);
            picture.AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();
            picture.Length.ShouldBeInRange(10_000, Largest, $"{name} on a {screen}");
            if (folder is not null)
                await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}-{screen}.png"), picture);
        }
    }
}
