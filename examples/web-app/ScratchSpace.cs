namespace WebApp;

/// <summary>The one thing outside the process that this service needs: a place for temporary files.</summary>
public static class ScratchSpace
{
    /// <summary>Writes and removes a small file. Put the check of a database or a queue beside it.</summary>
    public static bool IsWritable()
    {
        try
        {
            var file = Path.GetTempFileName();
            File.Delete(file);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
