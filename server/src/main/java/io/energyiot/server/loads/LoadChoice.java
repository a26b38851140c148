package io.energyiot.server.loads;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.parameter.Nearest;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a request wants files to be loaded, in the texts in which clients send it. */
@Schema(name = "LoadRequest")
record LoadChoice(
    @Schema(description = "files, folders or patterns, absolute, below a folder of load.folders")
        List<String> paths,
    @Schema(nullable = true, description = "of local times in the files") String zone,
    @Schema(nullable = true, examples = "PT15M") String interval,
    @Schema(nullable = true, examples = "0.5%", description = "a number, or a share")
        @JsonProperty("max_rejects")
        String max_rejects,
    @Schema(
            nullable = true,
            enumeration = {"skip", "again", "as_new"})
        String repeats,
    @Schema(nullable = true) @JsonProperty("dry_run") Boolean dry_run) {

  private static final List<String> FIELDS =
      List.of("paths", "zone", "interval", "max_rejects", "repeats", "dry_run");

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build()
          .readerFor(LoadChoice.class);

  /**
   * Reads a request.
   *
   * @throws EnergyException if the JSON does not have this form
   */
  static LoadChoice read(byte[] json) {
    try {
      LoadChoice choice = READER.readValue(json);
      if (choice != null && choice.paths != null) {
        return choice;
      }
    } catch (UnrecognizedPropertyException e) {
      String name = e.getPropertyName();
      throw new BrokenRuleException(
          ErrorCode.FIELD_UNKNOWN, name, Nearest.sentence("field", name, FIELDS));
    } catch (JsonMappingException e) {
      String field = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
      throw new BrokenRuleException(
          ErrorCode.JSON_INVALID,
          field,
          "a load is an object with the fields " + FIELDS + ", of which paths is a list of texts");
    } catch (JsonProcessingException e) {
      throw new EnergyException(
          ErrorCode.JSON_INVALID, "the load is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    throw new BrokenRuleException(ErrorCode.FIELD_MISSING, "paths", "paths names what to load");
  }

  /** The job of a request that names files; any loader may do it. */
  LoaderJob ofPaths() {
    return job(paths, null, null, LoadOrigin.REQUEST);
  }

  /**
   * The job of a request that brings a file.
   *
   * @param host the machine that has the file
   */
  LoaderJob ofUpload(Path file, String host) {
    List<String> name = List.of(file.getFileName().toString());
    return job(name, file.getParent().toString(), host, LoadOrigin.UPLOAD);
  }

  private LoaderJob job(List<String> files, String base, String host, LoadOrigin origin) {
    return new LoaderJob(
        files,
        base,
        host,
        zone == null ? null : QueryParameters.zone(zone, null),
        interval == null ? Interval.QUARTER_HOUR : Interval.parseLength(interval),
        null,
        max_rejects,
        policy(),
        Boolean.TRUE.equals(dry_run),
        origin);
  }

  private RepeatPolicy policy() {
    for (RepeatPolicy policy : RepeatPolicy.values()) {
      if (repeats == null || policy.name().toLowerCase(Locale.ROOT).equals(repeats)) {
        return policy;
      }
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "repeats",
        "repeats is skip, again or as_new, not " + Quoted.of(repeats));
  }
}
