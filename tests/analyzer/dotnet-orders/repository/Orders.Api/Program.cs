using Microsoft.EntityFrameworkCore;
using Orders.Api.Data;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<OrdersContext>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("Orders")));
builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration["Redis"]);
builder.Services.AddHealthChecks().AddDbContextCheck<OrdersContext>(tags: ["ready"]);

var app = builder.Build();
app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
app.MapHealthChecks("/readyz", new() { Predicate = check => check.Tags.Contains("ready") });
app.MapGet("/orders/{id:guid}", async (Guid id, OrdersContext orders) => await orders.Orders.FindAsync(id));
app.Run();
