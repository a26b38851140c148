package io.energyiot.client.reading;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.energyiot.client.http.Http;
import io.energyiot.client.http.Json;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Readings as they come from the server, series by series; one reading is in memory at a time. For
 * one thread. Leaving some unread is allowed.
 */
public final class ReadingStream implements AutoCloseable {
  private final Http http;
  private final JsonParser json;
  private final HeadFields outer = new HeadFields();
  private HeadFields head = outer;
  private boolean reading;
  private boolean ended;

  /**
   * Reads an answer.
   *
   * @param http the server that sends it
   */
  public ReadingStream(Http http, InputStream body) {
    this.http = http;
    try {
      json = Json.parser(body);
      expect(json.nextToken() == JsonToken.START_OBJECT);
    } catch (IOException e) {
      throw Json.notJson(e);
    }
  }

  /**
   * Goes to the next channel and skips unread readings of the one before.
   *
   * @return what the answer says about the channel; empty after the last one
   */
  public Optional<SeriesHead> next() {
    try {
      while (nextReading().isPresent()) {
        // passed over
      }
      return ended ? Optional.empty() : toReadings();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Returns the next reading of the channel, in the order asked for; empty after its last one. */
  public Optional<MeterReading> reading() {
    try {
      return nextReading();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Returns the readings of the channel that are not read yet, all in memory. */
  public List<MeterReading> rest() {
    List<MeterReading> rest = new ArrayList<>();
    Optional<MeterReading> next = reading();
    while (next.isPresent()) {
      rest.add(next.get());
      next = reading();
    }
    return rest;
  }

  /** Returns the cursor of the next page, if there is one; known once everything is read. */
  public Optional<String> cursor() {
    return outer.cursor();
  }

  /** Reads fields until readings begin, of this channel or of the first one in a list. */
  private Optional<SeriesHead> toReadings() throws IOException {
    while (true) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("readings")) {
          reading = true;
          return Optional.of(head.head());
        } else if (!name.equals("channels")) {
          head.take(name, json);
        }
      } else if (token == JsonToken.START_OBJECT) {
        head = outer.inner();
      } else if (token == JsonToken.END_OBJECT && head != outer) {
        head = outer;
      } else if (token != JsonToken.END_ARRAY) {
        expect(token == JsonToken.END_OBJECT);
        ended = true;
        return Optional.empty();
      }
    }
  }

  private Optional<MeterReading> nextReading() throws IOException {
    if (!reading) {
      return Optional.empty();
    }
    if (json.nextToken() == JsonToken.END_ARRAY) {
      reading = false;
      return Optional.empty();
    }
    return Optional.of(json.readValueAs(MeterReading.class));
  }

  private static void expect(boolean agreed) {
    if (!agreed) {
      throw new EnergyException(
          ErrorCode.SERVER_UNAVAILABLE, "the server's answer is not a range of readings");
    }
  }

  private EnergyException failed(IOException e) {
    return e instanceof JacksonException ? Json.notJson(e) : http.brokenOff(e);
  }

  /** Ends the answer, even if it was not read to its end. */
  @Override
  public void close() {
    try {
      json.close();
    } catch (IOException e) {
      throw http.brokenOff(e);
    }
  }
}
