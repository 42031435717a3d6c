package dev.berth.api;

import dev.berth.platform.http.Method;
import dev.berth.platform.http.QueryString;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.RequestBody;
import java.util.List;
import java.util.Optional;

/// A GET without headers or a body.
public record TestRequest(String path, QueryString query) implements Request {

    public TestRequest(String path) {
        this(path, new QueryString(""));
    }

    @Override
    public String id() {
        return "test";
    }

    @Override
    public Method method() {
        return Method.GET;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public String authority() {
        return "localhost";
    }

    @Override
    public RequestBody body() {
        throw new IllegalStateException("this request has no body");
    }
}
