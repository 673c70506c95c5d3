using Microsoft.EntityFrameworkCore;

namespace Orders.Api.Data;

public sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}

public sealed record Order(Guid Id, string Customer, decimal Total);
