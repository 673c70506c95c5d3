using Xunit;

public class OrderTests
{
    [Fact]
    public void Listens_elsewhere() => WebApplication.Create().Run("http://localhost:9999");
}
