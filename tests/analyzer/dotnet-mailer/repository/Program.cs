var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<MailWorker>();
builder.Build().Run();
