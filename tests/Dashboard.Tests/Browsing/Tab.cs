using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Dashboard.Tests.Browsing;

/// <summary>One page in the browser: what a person would do with it, and what it complained of.</summary>
sealed class Tab : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly DevTools devTools;
    readonly string target;
    readonly string session;
    readonly ConcurrentQueue<string> complaints = new();
    readonly ConcurrentQueue<string> requests = new();

    Tab(DevTools devTools, string target, string session)
    {
        (this.devTools, this.target, this.session) = (devTools, target, session);
        devTools.Happened += Note;
    }

    /// <summary>Errors of scripts, and what the browser refused because of the page's policy.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Every address that the page asked for.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    public static async Task<Tab> OpenAsync(Chromium browser, int width = 1280, int height = 900, params (string Name, string Value)[] media)
    {
        var devTools = browser.DevTools;
        var context = (string)(await devTools.CallAsync("Target.createBrowserContext"))["browserContextId"]!;
        var target = (string)(await devTools.CallAsync("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context }))["targetId"]!;
        var session = (string)(await devTools.CallAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        var tab = new Tab(devTools, target, session);
        foreach (var part in (string[])["Page", "Runtime", "Log", "Network"])
            await tab.CallAsync($"{part}.enable");
        await tab.ResizeAsync(width, height);
        await tab.PreferAsync(media);
        return tab;
    }

    /// <summary>Gives the page another size; a narrow one is a phone's.</summary>
    public Task ResizeAsync(int width, int height = 900) =>
        CallAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });

    /// <summary>What the person at the screen prefers.</summary>
    public Task PreferAsync(params (string Name, string Value)[] media) =>
        CallAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray([.. media.Select(feature => new JsonObject { ["name"] = feature.Name, ["value"] = feature.Value })]) });

    public async Task GoAsync(Uri address)
    {
        await CallAsync("Page.navigate", new() { ["url"] = address.ToString() });
        await UntilAsync($"document.readyState === 'complete' && location.href.startsWith({Text(address.GetLeftPart(UriPartial.Authority))})");
    }

    /// <summary>Without scripts the page has to do what it can.</summary>
    public Task WithoutScriptsAsync() => CallAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });

    /// <summary>What an expression is in the page.</summary>
    public async Task<JsonNode?> AskAsync(string expression)
    {
        var answer = await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } failed
            ? throw new InvalidOperationException($"{expression}: {failed["exception"]?["description"] ?? failed["text"]}")
            : answer["result"]!["value"];
    }

    public async Task<T> AskAsync<T>(string expression) => (await AskAsync(expression) ?? throw new InvalidOperationException($"{expression} is nothing.")).GetValue<T>();

    /// <summary>The text a person reads in what a selector finds first.</summary>
    public Task<string> ReadAsync(string selector) => AskAsync<string>($"document.querySelector({Text(selector)}).innerText");

    /// <summary>Waits until an expression is true in the page.</summary>
    public async Task UntilAsync(string expression)
    {
        var end = DateTime.UtcNow + Patience;
        while (await IsAsync(expression) is false)
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"Never became true: {expression}. The page says: {await AskAsync("document.body.innerText.slice(0, 3000)")}");
            await Task.Delay(40);
        }
    }

    public async Task PressAsync(string key)
    {
        var code = key switch { "Tab" => 9, "Enter" => 13, "Space" => 32, _ => key[0] };
        var text = key switch { "Enter" => "\r", "Space" => " ", "Tab" => "", _ => key };
        var name = key == "Space" ? " " : key;
        await CallAsync("Input.dispatchKeyEvent", new() { ["type"] = text.Length > 0 ? "keyDown" : "rawKeyDown", ["key"] = name, ["windowsVirtualKeyCode"] = code, ["text"] = text });
        await CallAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = name, ["windowsVirtualKeyCode"] = code });
    }

    public Task TypeAsync(string text) => CallAsync("Input.insertText", new() { ["text"] = text });

    /// <summary>The page as a picture, as high as it is, up to a height.</summary>
    public async Task<byte[]> PictureAsync(int width, int most)
    {
        var height = Math.Min(most, await AskAsync<int>("document.documentElement.scrollHeight"));
        var answer = await CallAsync("Page.captureScreenshot", new()
        {
            ["format"] = "png",
            ["captureBeyondViewport"] = true,
            ["clip"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = height, ["scale"] = 1 },
        });
        return Convert.FromBase64String((string)answer["data"]!);
    }

    public async ValueTask DisposeAsync()
    {
        devTools.Happened -= Note;
        await devTools.CallAsync("Target.closeTarget", new() { ["targetId"] = target });
    }

    /// <summary>Text as a script writes it.</summary>
    public static string Text(string value) => JsonValue.Create(value).ToJsonString();

    Task<JsonObject> CallAsync(string method, JsonObject? parameters = null) => devTools.CallAsync(method, parameters, session);

    /// <summary>Null while the page is being replaced by the next one.</summary>
    async Task<bool?> IsAsync(string expression)
    {
        try
        {
            return await AskAsync<bool>($"!!({expression})");
        }
        catch (InvalidOperationException error) when (error.Message.Contains("context", StringComparison.Ordinal))
        {
            return false;
        }
    }

    void Note(string from, string method, JsonObject what)
    {
        if (from != session)
            return;
        switch (method)
        {
            case "Runtime.exceptionThrown":
                complaints.Enqueue($"script: {what["exceptionDetails"]?["exception"]?["description"] ?? what["exceptionDetails"]?["text"]}");
                break;
            case "Log.entryAdded" when (string?)what["entry"]!["level"] is "error" or "warning":
                complaints.Enqueue($"{what["entry"]!["source"]}: {what["entry"]!["text"]} {what["entry"]!["url"]}");
                break;
            case "Network.requestWillBeSent":
                requests.Enqueue((string)what["request"]!["url"]!);
                break;
        }
    }
}
