using Delightful.Dashboard.Tests.Browsing;

namespace Delightful.Dashboard.Tests;

/// <summary>The page for those who use no mouse, see little, or look at it on a phone.</summary>
public sealed class AccessTests(DashboardFixture world)
{
    const string Contrast = """
        (() => {
          const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgb = (colour) => { probe.clearRect(0, 0, 1, 1); probe.fillStyle = colour; probe.fillRect(0, 0, 1, 1); return [...probe.getImageData(0, 0, 1, 1).data]; };
          const light = ([r, g, b]) => { const l = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2]; };
          const behind = (element) => { for (let at = element; at; at = at.parentElement) { const c = rgb(getComputedStyle(at).backgroundColor); if (c[3] > 200) return c; } return rgb("white"); };
          const low = [];
          for (const element of document.querySelectorAll("body *")) {
            const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim());
            if (!own || element.closest("[hidden], .unseen, .skip, noscript, title, summary ~ *") || !element.getClientRects().length) continue;
            const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) low.push(`${element.className || element.tagName} "${element.textContent.trim().slice(0, 30)}" ${ratio.toFixed(2)}`);
          }
          return low;
        })()
        """;

    const string Unnamed = """
        [...document.querySelectorAll("a, button, input, select")].filter((element) => !element.hidden).filter((element) => {
          const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
          return !label.trim();
        }).map((element) => element.outerHTML.slice(0, 120))
        """;

    public static TheoryData<string> Pages => Tests.Pages.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Text_stands_out_and_everything_has_a_name(string page)
    {
        await using var tab = await world.OpenAsync(page);
        foreach (var scheme in (string[])["light", "dark"])
        {
            await tab.PreferAsync(("prefers-color-scheme", scheme));
            (await tab.AskAsync(Contrast))!.AsArray().Select(low => (string)low!).ShouldBeEmpty(scheme);
        }
        (await tab.AskAsync(Unnamed))!.AsArray().Select(element => (string)element!).ShouldBeEmpty();
        foreach (var landmark in (string[])["header", "nav[aria-label]", "main", "footer", "[role=search]", "h1", "[role=status]"])
            (await tab.AskAsync<int>($"document.querySelectorAll({Tab.Text(landmark)}).length")).ShouldBe(1, landmark);
        (await tab.AskAsync<string>("document.documentElement.lang")).ShouldBe("en");
        (await tab.AskAsync<bool>("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return new Set(ids).size === ids.length })()")).ShouldBeTrue("two have one id");
        (await tab.AskAsync<bool>("[...document.querySelectorAll('svg')].every(svg => svg.getAttribute('aria-hidden') === 'true')")).ShouldBeTrue("a drawing is read out");
        (await tab.AskAsync<bool>("(() => { let last = 1; return [...document.querySelectorAll('main :is(h1,h2,h3,h4):not(.markdown *)')].every(h => { const is = +h.tagName[1]; const fits = is <= last + 1; last = is; return fits; }) })()")).ShouldBeTrue("a level of heading is left out");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_fits_a_phone_is_not_complained_of_and_asks_no_other_host(string page)
    {
        await using var tab = await world.OpenAsync(page, width: 390);
        foreach (var width in (int[])[360, 390, 820])
        {
            await tab.ResizeAsync(width);
            (await tab.AskAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        }
        tab.Complaints.Where(complaint => !complaint.Contains("status of 404", StringComparison.Ordinal)).ShouldBeEmpty();
        tab.Requests.ShouldAllBe(address => address.StartsWith(world.Address.ToString(), StringComparison.Ordinal) || address == "about:blank");
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_top_to_a_deployment()
    {
        await using var tab = await world.OpenAsync("/");
        await tab.PressAsync("Tab");
        (await tab.ReadAsync(":focus")).ShouldBe("To the content");
        (await tab.AskAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0 && getComputedStyle(document.activeElement).outlineStyle !== 'none'")).ShouldBeTrue("the focus cannot be seen");

        await tab.PressAsync("Enter");
        await tab.UntilAsync("document.activeElement.id === 'main'");
        await tab.PressAsync("Tab");
        (await tab.ReadAsync(":focus")).ShouldContain("web-app");
        await tab.PressAsync("Tab");
        (await tab.ReadAsync(":focus")).ShouldBe(World.Story.Running);
        await tab.PressAsync("Enter");
        await tab.UntilAsync("location.pathname.startsWith('/deployments/web-app/dev/') && document.readyState === 'complete'");

        await tab.AskAsync("document.getElementById('q').focus()");
        await tab.TypeAsync("2.1.0");
        await tab.PressAsync("Enter");
        await tab.UntilAsync("document.querySelector('h1')?.innerText.includes('2.1.0')");
    }

    [Fact]
    public async Task Who_wants_less_motion_gets_none()
    {
        await using var tab = await world.OpenAsync("/", media: ("prefers-reduced-motion", "reduce"));
        (await tab.AskAsync<int>("document.getAnimations().length")).ShouldBe(0);
        await using var lively = await world.OpenAsync("/");
        (await lively.AskAsync<int>("document.getAnimations().length")).ShouldBeGreaterThan(0);
    }
}
