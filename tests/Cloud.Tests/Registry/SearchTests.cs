using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Registries;

public sealed class SearchTests(CloudFixture cloud)
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private static readonly string Digest = "sha256:" + new string('d', 60) + "0123";
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task A_deployment_is_found_by_all_that_people_may_have_of_it()
    {
        var (registry, found) = await WithDeploymentsAsync();

        foreach (var text in (string[])[found.Id, found.Request.CorrelationId, Commit, Digest])
            (await FindAsync(registry, text)).ShouldBe([found.Id], text);
        (await FindAsync(registry, SearchTerm.TryParse(SearchBy.Tag, "1.0.0")!)).ShouldBe([found.Id]);
    }

    [Fact]
    public async Task It_is_found_by_how_its_ids_begin_from_seven_digits_on()
    {
        var (registry, found) = await WithDeploymentsAsync();

        foreach (var text in (string[])[found.Id[..12], found.Request.CorrelationId[..7], Commit[..7], Commit[..12].ToUpperInvariant(), Digest[..14], Digest[7..20]])
            (await FindAsync(registry, text)).ShouldContain(found.Id, text);
        SearchTerm.TryParse(SearchBy.Commit, Commit[..6]).ShouldBeNull();
        (await FindAsync(registry, Commit[..7] + "0")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_several_deployments_names_them_newest_first_and_no_more_than_asked_for()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        for (var i = 1; i <= 3; i++)
            await PushAsync(registry, new SlotKey("web-app", "dev"), "latest", $"sha256:{new string((char)('a' + i), 64)}", null, i * 60);

        var all = await registry.FindAsync(SearchTerm.TryParse(SearchBy.Tag, "latest")!, 10, Ever).ToListAsync();

        all.Select(d => d.AcceptedAt).ShouldBe([Given.Noon.AddMinutes(3), Given.Noon.AddMinutes(2), Given.Noon.AddMinutes(1)]);
        (await registry.FindAsync(SearchTerm.TryParse(SearchBy.Tag, "latest")!, 2, Ever).Select(d => d.Id).ToListAsync()).ShouldBe(all.Take(2).Select(d => d.Id));
    }

    [Fact]
    public async Task Nothing_is_found_by_what_it_does_not_have()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        await PushAsync(registry, new SlotKey("web-app", "dev"), "1.0.0", Digest, commit: null, 0);

        (await FindAsync(registry, Commit)).ShouldBeEmpty();
        (await FindAsync(registry, "2.0.0")).ShouldBeEmpty();
    }

    private async Task<(Registry Registry, Deployment Found)> WithDeploymentsAsync()
    {
        var registry = (await RegistryTable.CreateAsync(cloud)).Open();
        var found = await PushAsync(registry, new SlotKey("web-app", "dev"), "1.0.0", Digest, Commit, 0);
        await PushAsync(registry, new SlotKey("web-app", "prod"), "2.0.0", $"sha256:{new string('e', 64)}", new string('e', 40), 60);
        return (registry, found);
    }

    private static async Task<Deployment> PushAsync(Registry registry, SlotKey key, string tag, string digest, string? commit, int seconds)
    {
        var (read, now) = (await registry.LoadAsync(key, Ever), Given.Noon.AddSeconds(seconds));
        var service = Given.WebApp with { Environments = [new() { Name = key.Environment }] };
        var pushed = new SlotEvent.ImagePushed(service, tag, digest, now, commit);
        var decision = SlotDecider.Decide(read, [pushed], now);
        (await registry.SaveAsync(read, decision, [pushed], now, Ever)).IsMade.ShouldBeTrue();
        return decision.Changed.Single(d => d.AcceptedAt == now);
    }

    private static async Task<List<string>> FindAsync(Registry registry, string text)
    {
        List<string> found = [];
        foreach (var term in SearchTerm.Of(text))
            found.AddRange(await FindAsync(registry, term));
        return found;
    }

    private static async Task<List<string>> FindAsync(Registry registry, SearchTerm term) =>
        await registry.FindAsync(term, 10, Ever).Select(d => d.Id).ToListAsync();
}
