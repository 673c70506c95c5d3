using WebApp;

var settings = Settings.From(Environment.GetEnvironmentVariable);

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseUrls($"http://0.0.0.0:{settings.Port}");
builder.Services.ConfigureHttpJsonOptions(json =>
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, Answers.Default));

// SIGTERM stops the listener at once and lets requests in flight finish within this time.
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));

var app = builder.Build();
app.Behave(settings.Behaviour);
app.MapPages(settings);
app.Run();
