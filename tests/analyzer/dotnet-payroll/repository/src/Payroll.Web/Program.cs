var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://0.0.0.0:5080");
builder.Services.AddPayrollStorage(builder.Configuration);
builder.Services.AddHangfireServer();
builder.Services.AddSignalR();
var app = builder.Build();
app.MapHub<PayslipHub>("/live/payslips");
app.MapGet("/health", () => Results.Ok(new { status = "ok" }));
app.Run();
