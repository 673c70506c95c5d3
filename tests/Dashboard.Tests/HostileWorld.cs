namespace Delightful.Dashboard.Tests;

/// <summary>A world of its own, in which people say what a page, a chat or an eye could take for something else, and whose story goes on.</summary>
public sealed class HostileWorld : DashboardFixture
{
    protected override string Reason => "<script>alert(1)</script> <!channel> \u202Eevil\u202C <b>bold</b> & \"quoted\"";
}

/// <summary>The tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class InHostileWorld : ICollectionFixture<HostileWorld>
{
    public const string Name = "hostile world";
}
