using Amazon.S3;
using Amazon.S3.Model;

namespace Delightful.Cloud;

/// <summary>
/// A large artifact, read in pieces as they are needed and from anywhere, so that it never lies in memory as a whole. It is
/// the same artifact to its end: when another takes its key meanwhile, reading fails.
/// </summary>
internal sealed class RangedArtifact(IAmazonS3 s3, string bucket, string key, string etag, long length) : Stream
{
    private const int PieceBytes = 8 * 1024 * 1024;

    /// <summary>Reading goes forward in one place and looks things up in another.</summary>
    private const int PiecesKept = 2;

    private readonly List<(long Start, byte[] Bytes)> _pieces = [];
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new IOException("a position before the beginning");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_position >= length || buffer.IsEmpty)
            return 0;
        var (start, bytes) = PieceAt(_position / PieceBytes * PieceBytes);
        var from = (int)(_position - start);
        var count = Math.Min(buffer.Length, bytes.Length - from);
        bytes.AsSpan(from, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private (long Start, byte[] Bytes) PieceAt(long start)
    {
        var at = _pieces.FindIndex(p => p.Start == start);
        var piece = at >= 0 ? _pieces[at] : (start, FetchAsync(start).GetAwaiter().GetResult());
        if (at >= 0)
            _pieces.RemoveAt(at);
        else if (_pieces.Count == PiecesKept)
            _pieces.RemoveAt(0);
        _pieces.Add(piece);
        return piece;
    }

    /// <summary>Who unpacks a zip file reads without awaiting; nothing else runs in the function meanwhile.</summary>
    private async Task<byte[]> FetchAsync(long start)
    {
        var end = Math.Min(length, start + PieceBytes);
        using var part = await s3.GetObjectAsync(new GetObjectRequest
        {
            BucketName = bucket,
            Key = key,
            EtagToMatch = etag,
            ByteRange = new ByteRange(start, end - 1),
        }).ConfigureAwait(false);
        var bytes = new byte[end - start];
        await part.ResponseStream.ReadExactlyAsync(bytes).ConfigureAwait(false);
        return bytes;
    }
}
