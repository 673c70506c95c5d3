namespace Delightful.Cli.Dashboard.Pages;

/// <summary>The shapes of states, drawn so that each is known without its colour. A word always stands beside one.</summary>
static class Icon
{
    public static Html Of(string state) => new($"""<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{Shape(state)}</svg>""");

    static string Shape(string state) => state switch
    {
        "released" or "done" => """<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.6 8.2l2.3 2.3 4.6-5" class="cut"/>""",
        "rolledback" or "rollingback" => """<path d="M3 6.5h6.2a3.6 3.6 0 0 1 0 7.2H6.5" class="line"/><path d="M6.2 3L2.7 6.5l3.5 3.5" class="line"/>""",
        "failed" => """<rect x="1.2" y="1.2" width="13.6" height="13.6" rx="2.5" class="fill"/><path d="M5 5l6 6M11 5l-6 6" class="cut"/>""",
        "rejected" or "held" => """<circle cx="8" cy="8" r="6.6" class="line"/><path d="M4.4 8h7.2" class="line"/>""",
        "expired" => """<path d="M4 1.8h8M4 14.2h8M5 2c0 4 6 8 6 12M11 2c0 4-6 8-6 12" class="line"/>""",
        "superseded" => """<path d="M2.5 3.5L7 8l-4.5 4.5M8.5 3.5L13 8l-4.5 4.5" class="line"/>""",
        "cancelled" => """<rect x="3" y="3" width="10" height="10" rx="1" class="line"/>""",
        "running" => """<circle cx="8" cy="8" r="6.4" class="faint"/><path d="M8 1.6A6.4 6.4 0 0 1 14.4 8" class="line turn"/>""",
        "asking" => """<path d="M5.2 6a2.8 2.8 0 1 1 4 2.6c-.8.4-1.2.9-1.2 1.9M8 13v.4" class="line"/>""",
        "inconclusive" => """<rect x="1.2" y="1.2" width="13.6" height="13.6" rx="2.5" class="line"/><path d="M5.8 6.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5M8 11.6v.4" class="line"/>""",
        "previewed" => """<path d="M1.5 8S4 3.6 8 3.6 14.5 8 14.5 8 12 12.4 8 12.4 1.5 8 1.5 8z" class="line"/><circle cx="8" cy="8" r="1.6" class="fill"/>""",
        "stalled" => """<path d="M8 2L14.6 13.6H1.4z" class="line"/><path d="M8 6.4v3.4M8 11.6v.4" class="line"/>""",
        "waiting" => """<circle cx="8" cy="8" r="6.4" class="line dashes"/>""",
        "skipped" => """<path d="M4 8h8" class="line"/>""",
        _ => """<circle cx="8" cy="8" r="6.4" class="faint"/>""",
    };
}
