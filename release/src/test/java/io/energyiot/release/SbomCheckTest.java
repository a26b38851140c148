package io.energyiot.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomCheckTest {
  /** The SHA-256 of "abc", an example of FIPS 180-2. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path home;

  @BeforeEach
  void makeFolders() throws IOException {
    for (String each :
        "analytics bulk cassandra cli kafka loader server spark sbom".split(" ", -1)) {
      Files.createDirectory(home.resolve(each));
    }
    Files.writeString(home.resolve("cli/abc-1.jar"), "abc");
  }

  private void list(String licences) throws IOException {
    Files.writeString(
        home.resolve("sbom/cli.cdx.json"),
        """
        {"components": [{"group": "org.abc", "name": "abc", "licenses": [%s],
          "hashes": [{"alg": "SHA-256", "content": "%s"}]}]}
        """
            .formatted(licences, ABC));
  }

  private List<String> findings() throws IOException {
    Properties licences = new Properties();
    licences.setProperty("accepted", "MIT,ISC");
    licences.setProperty("org.abc:abc", "ISC");
    return new SbomCheck(licences).check(home, "0.1.0");
  }

  @Test
  void aLibraryInAListWithAnAcceptedLicenceIsFine() throws IOException {
    list("{\"license\": {\"id\": \"GPL-3.0\"}}, {\"license\": {\"name\": \"MIT\"}}");
    Files.writeString(home.resolve("cli/store-0.1.0.jar"), "ours");
    assertThat(findings()).isEmpty();
  }

  @Test
  void aLibraryWithoutALicenceHasThatOfOurFile() throws IOException {
    list("");
    assertThat(findings()).isEmpty();
  }

  @Test
  void aLicenceThatIsNotAcceptedIsFound() throws IOException {
    list("{\"license\": {\"id\": \"GPL-3.0\"}}");
    assertThat(findings())
        .containsExactly("org.abc:abc has no licence that is accepted, but [GPL-3.0]");
  }

  @Test
  void aLibraryOfOtherBytesThanListedIsFound() throws IOException {
    list("{\"license\": {\"id\": \"MIT\"}}");
    Files.writeString(home.resolve("cli/abc-1.jar"), "abd");
    assertThat(findings())
        .containsExactly("cli/abc-1.jar is in no list; if it is not shipped any more: mvn clean");
  }
}
