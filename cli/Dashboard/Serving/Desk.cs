using Delightful.Cli.Dashboard.Pages;
using Delightful.Cli.Dashboard.Reading;
using Delightful.Cli.Errors;
using Delightful.Cli.Targets;
using Delightful.Core.Slots;
using Microsoft.AspNetCore.Http;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>Where the page gets what it shows.</summary>
/// <param name="Cloud">The registry.</param>
/// <param name="Where">Which cloud that is, in words.</param>
/// <param name="LocalCloud">The address of the local cloud when that is the one; null for any other.</param>
sealed record DashboardSource(ICloud Cloud, string Where, Uri? LocalCloud);

/// <summary>What all pages share: the readers, the clock and the frame around every page.</summary>
sealed class Desk : IAsyncDisposable
{
    readonly string where;
    readonly TimeProvider clock;
    readonly RecordingsReader? recordingsReader;

    Desk(DashboardSource source, RecordingsReader? recordings, FeedPace pace, TimeProvider clock)
    {
        (where, this.clock, recordingsReader, Registry) = (source.Where, clock, recordings, new RegistryReader(source.Cloud));
        Board = new(Registry.ReadAsync, board => board.Mark, board => board.IsBusy, where, pace, clock);
        Messages = recordings is null ? null : new(recordings.ReadAsync, read => read.Mark, _ => false, where, pace, clock);
    }

    public RegistryReader Registry { get; }

    public Feed<Board> Board { get; }

    /// <summary>Null where comments and messages cannot be read.</summary>
    public Feed<Recordings>? Messages { get; }

    public DateTimeOffset Now => clock.GetLocalNow();

    public static async Task<Desk> OpenAsync(DashboardSource source, FeedPace pace, TimeProvider clock, CancellationToken ct)
    {
        var recordings = source.LocalCloud is { IsLoopback: true } local ? new RecordingsReader(local) : null;
        if (recordings is not null && !await recordings.IsThereAsync(ct))
        {
            recordings.Dispose();
            recordings = null;
        }
        return new(source, recordings, pace, clock);
    }

    /// <summary>A slot that is named in an address.</summary>
    public static Slot SlotOf(HttpContext http, Board board)
    {
        var (service, environment) = (Value(http, "service"), Value(http, "environment"));
        return SlotKey.TryParse($"{service}/{environment}") is { } key && board.Find(key) is { } slot
            ? slot
            : throw CliErrors.NoSuchSlot($"{service} in {environment}", board.Slots.Select(known => known.Key));
    }

    public static string Value(HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";

    /// <summary>Puts a page in its frame and answers with it.</summary>
    public Task ShowAsync<T>(HttpContext http, Page page, Feed<T> feed, Reading<T> reading, int status = StatusCodes.Status200OK, string? search = null) where T : class =>
        Answer.PageAsync(http, Layout.Of(page, Surroundings.Of(reading, where, Now, Messages is not null, feed.IsBusy(reading)), search), status);

    /// <summary>A page about something that went wrong.</summary>
    public Task ShowAsync(HttpContext http, Page page, int status) =>
        Answer.PageAsync(http, Layout.Of(page, new Surroundings(where, Now, null, null, Messages is not null, IsBusy: false, Number: -1)), status);

    public async ValueTask DisposeAsync()
    {
        await Board.DisposeAsync();
        if (Messages is not null)
            await Messages.DisposeAsync();
        recordingsReader?.Dispose();
    }
}
