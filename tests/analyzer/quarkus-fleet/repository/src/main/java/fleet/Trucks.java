package fleet;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/trucks")
public class Trucks {
  @GET
  public String all() {
    return "[]";
  }
}
