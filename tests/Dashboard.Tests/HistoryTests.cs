namespace Delightful.Dashboard.Tests;

public sealed class HistoryTests(DashboardFixture world)
{
    [Fact]
    public async Task Each_deployment_has_a_column_with_its_outcome_in_words()
    {
        await using var tab = await world.OpenAsync("/history");

        (await tab.AskAsync<int>("document.querySelectorAll('.columns li').length")).ShouldBe(await tab.AskAsync<int>("document.querySelectorAll('.deployments li').length"));
        (await tab.AskAsync<bool>("[...document.querySelectorAll('.columns a')].every(a => a.textContent.trim().length > 10)")).ShouldBeTrue();
        (await tab.ReadAsync("figcaption")).ShouldContain("nine of ten at most");
    }

    [Fact]
    public async Task It_can_be_narrowed_down_by_form_and_by_address()
    {
        await using var tab = await world.OpenAsync("/history");
        await tab.AskAsync("document.getElementById('outcome').value = 'rolled back'");
        await tab.AskAsync("document.getElementById('service').value = 'web-app'");
        await tab.AskAsync("document.querySelector('form.choices').requestSubmit()");
        await tab.UntilAsync("location.search.includes('rolled')");

        (await tab.AskAsync<int>("document.querySelectorAll('.deployments li').length")).ShouldBe(1);
        (await tab.ReadAsync(".deployments")).ShouldContain("2.3.1");
    }

    [Fact]
    public async Task The_four_figures_are_those_of_the_command_line()
    {
        await using var tab = await world.OpenAsync("/figures?days=7");

        var figures = await tab.ReadAsync("#figures-web-app-dev");
        figures.ShouldContain("6 a week (6)");
        figures.ShouldContain("of 6");
        (await tab.ReadAsync(".choices [aria-current]")).ShouldBe("7 days");
    }
}
