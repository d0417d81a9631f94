/**
 * An authority that nobody trusts, and its certificate for acme.gainsightcloud.com and 127.0.0.1: what somebody who
 * wants to read a key under way would bring. It protects nothing.
 */
export const PLANTED = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBuTCCAV+gAwIBAgIUBtqN291IfDcKBhdbV0nOjN5wG1QwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRUGxhbnRlZCBhdXRob3JpdHkwIBcNMjYxMTIyMDAxMzU3WhgP
MjEyNjEwMjkwMDEzNTdaMBwxGjAYBgNVBAMMEVBsYW50ZWQgYXV0aG9yaXR5MFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAES/nzfIG+K20e1x4PBzsHey6htEy+N/zi
uBkWzXADPP6SBwX8zHFhk8XaAC77+gWaEbrKn4kx24S8mELeGyUx/qN9MHswHQYD
VR0OBBYEFDk/sLNsgrFN6lNjYpE+K9cOcHeFMB8GA1UdIwQYMBaAFDk/sLNsgrFN
6lNjYpE+K9cOcHeFMA8GA1UdEwEB/wQFMAMBAf8wKAYDVR0RBCEwH4IXYWNtZS5n
YWluc2lnaHRjbG91ZC5jb22HBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIhAOQe04QP
3gPn+/IBUW15PXFY5VP/a8AMaz+6UwijcYpMAiAs6Ta1F5AD4xGlVejlozc8a5cU
GuOu8OuecFdwimogsQ==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNaQyEbYrF2y0v6HH
/3NsrrwvO/UgPhUYY40iMd9a0pWhRANCAARL+fN8gb4rbR7XHg8HOwd7LqG0TL43
/OK4GRbNcAM8/pIHBfzMcWGTxdoALvv6BZoRusqfiTHbhLyYQt4bJTH+
-----END PRIVATE KEY-----
`,
};
