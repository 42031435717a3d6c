package dev.berth.platform.http;

/// The request methods that some route answers; every other is [#OTHER].
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS,
    OTHER
}
