using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Images;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What an image that runs beside a service is to it.</summary>
internal static class BesideImage
{
    public static (string Fact, string Value)? For(string image) => BaseImage.Name(image) switch
    {
        "postgres" or "postgis" or "postgresql" or "timescaledb" or "pgvector" => (FactNames.Database, "postgres"),
        "mysql" or "mysql-server" => (FactNames.Database, "mysql"),
        "mariadb" => (FactNames.Database, "mariadb"),
        "mongo" or "mongodb" => (FactNames.Database, "mongodb"),
        "server" when image.Contains("mssql", StringComparison.Ordinal) => (FactNames.Database, "sqlserver"),
        "azure-sql-edge" => (FactNames.Database, "sqlserver"),
        "cassandra" => (FactNames.Database, "cassandra"),
        "dynamodb-local" => (FactNames.Database, "dynamodb"),
        "elasticsearch" => (FactNames.Database, "elasticsearch"),
        "opensearch" => (FactNames.Database, "opensearch"),
        "clickhouse-server" => (FactNames.Database, "clickhouse"),
        "redis" or "redis-stack" => (FactNames.Cache, "redis"),
        "valkey" => (FactNames.Cache, "valkey"),
        "memcached" => (FactNames.Cache, "memcached"),
        "rabbitmq" => (FactNames.Queue, "rabbitmq"),
        "kafka" or "cp-kafka" or "redpanda" => (FactNames.Queue, "kafka"),
        "nats" => (FactNames.Queue, "nats"),
        "elasticmq" or "elasticmq-native" => (FactNames.Queue, "sqs"),
        "minio" => (FactNames.Storage, "s3"),
        _ => null,
    };
}
